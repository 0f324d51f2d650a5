package dev.kosh.billing.calculators;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.wire.RefusedElsewhere;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks calculators for fresh interest, penalty and rebate; they answer by updating demands here, while the fetch that
 * asked waits (docs/contract/billing.md, calculators). The caller holds no database connection meanwhile: demand updates
 * need one.
 */
@Component
public class Calculators {

    private static final Logger log = LoggerFactory.getLogger(Calculators.class);

    private static final int MOST_BYTES = 64 * 1024;

    private final BillingSettings.DemandUpdate settings;
    private final JsonMapper json;
    /** Made at its first use: most installations have no calculator, and a start does not wait for its TLS. */
    private final Supplier<HttpClient> http;

    Calculators(BillingSettings settings, JsonMapper json) {
        this.settings = settings.demandUpdate();
        this.json = json;
        this.http = SingletonSupplier.of(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
    }

    /** Whether a service has a calculator that is to be asked before this bill. */
    public boolean isAskedBeforeBilling(String businessService, boolean afterExpiry) {
        return settings.urls().of(businessService).isPresent()
                && (afterExpiry || settings.when() == BillingSettings.When.ALWAYS);
    }

    /**
     * Lets the calculators of these consumers' services bring the demands up to date, one call per tenant and service.
     *
     * @throws RefusedElsewhere with what a calculator answered, when it refused
     * @throws RequestRefused {@code ResourceAccessError} when it gave no good answer in time
     */
    public void update(Collection<ConsumerKey> consumers, Caller caller, @Nullable RequestInfo request) {
        String body = json.writeValueAsString(Map.of("RequestInfo", ForwardedRequestInfo.of(request, caller)));
        Map<ConsumerKey, List<String>> codes = consumers.stream()
                .sorted()
                .collect(Collectors.groupingBy(
                        each -> new ConsumerKey(each.tenantId(), each.businessService(), ""),
                        TreeMap::new,
                        Collectors.mapping(ConsumerKey::consumerCode, Collectors.toList())));
        codes.forEach((group, ofGroup) -> ask(group, ofGroup, body));
    }

    private void ask(ConsumerKey group, List<String> consumerCodes, String body) {
        String service = group.businessService();
        HttpRequest request = HttpRequest.newBuilder(uri(group, consumerCodes))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<InputStream>> call =
                http.get().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        try {
            Answer answer = call.thenApplyAsync(Calculators::read)
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            judge(service, answer);
        } catch (TimeoutException late) {
            call.cancel(true);
            throw unusable(
                    service, "gave no answer within " + settings.timeout().toMillis() + " ms");
        } catch (ExecutionException failure) {
            log.warn("Calculator of {} cannot be reached: {}", service, String.valueOf(failure.getCause()));
            throw unusable(service, "cannot be reached");
        } catch (InterruptedException stopping) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw unusable(service, "was not waited for: the server stops");
        }
    }

    private record Answer(int status, byte[] body) {}

    private static Answer read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return new Answer(response.statusCode(), body.readNBytes(MOST_BYTES));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private void judge(String service, Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return;
        }
        log.warn("Calculator of {} answered {}", service, status);
        JsonNode refusal = status >= 400 && status < 500 ? objectIn(answer.body()) : null;
        if (refusal != null) {
            throw new RefusedElsewhere(refusal);
        }
        throw unusable(service, "answered with status " + status);
    }

    private @Nullable JsonNode objectIn(byte[] body) {
        try {
            JsonNode read = json.readTree(body);
            return read.isObject() ? read : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static RequestRefused unusable(String service, String what) {
        return new RequestRefused(
                BillingError.CALCULATOR_UNUSABLE,
                "the calculator of " + service + " " + what
                        + ", so its demands may be out of date and no bill was made;" + " fetch again");
    }

    private URI uri(ConsumerKey group, List<String> consumerCodes) {
        URI url = settings.urls().of(group.businessService()).orElseThrow();
        return URI.create(url + (url.getQuery() == null ? "?" : "&")
                + "tenantId=" + encoded(group.tenantId().value())
                + "&consumerCodes=" + encoded(String.join(", ", consumerCodes))
                + "&businessService=" + encoded(group.businessService()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
