package dev.kosh.billing.calculators;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.outbound.Destinations;
import dev.kosh.outbound.OutboundAnswer;
import dev.kosh.outbound.OutboundCall;
import dev.kosh.outbound.OutboundFailure;
import dev.kosh.outbound.OutboundHttp;
import dev.kosh.wire.RefusedElsewhere;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
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

    /** More than requests are worked on at a time (server.tomcat.threads.max): no fetch waits for another's calculator. */
    private static final int CONNECTIONS = 64;

    private final BillingSettings.DemandUpdate settings;
    private final JsonMapper json;
    /** Made at its first use: most installations have no calculator, and a start does not wait for its TLS. */
    private @Nullable OutboundHttp http;

    Calculators(BillingSettings settings, JsonMapper json) {
        this.settings = settings.demandUpdate();
        this.json = json;
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
        OutboundCall call = new OutboundCall(
                "POST",
                uri(group, consumerCodes),
                Map.of(),
                new OutboundCall.Body("application/json", body.getBytes(StandardCharsets.UTF_8)),
                settings.timeout(),
                MOST_BYTES);
        try {
            judge(service, http().send(call));
        } catch (OutboundFailure failure) {
            log.warn("Calculator of {} gives no answer: {}", service, failure.getMessage());
            throw new CalculatorSilent(unusable(
                    service,
                    failure.isNeverArrived()
                            ? "cannot be reached"
                            : "gave no answer within " + settings.timeout().toMillis() + " ms"));
        }
    }

    private synchronized OutboundHttp http() {
        if (http == null) {
            http = new OutboundHttp(Destinations.any(), CONNECTIONS);
        }
        return http;
    }

    @PreDestroy
    synchronized void stop() {
        if (http != null) {
            http.close();
        }
    }

    private void judge(String service, OutboundAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return;
        }
        log.warn("Calculator of {} answered {}", service, status);
        JsonNode refusal = status >= 400 && status < 500 ? objectIn(answer.body()) : null;
        if (refusal != null) {
            throw new RefusedElsewhere(refusal);
        }
        throw new RequestRefused(BillingError.CALCULATOR_UNUSABLE, unusable(service, "answered with status " + status));
    }

    private @Nullable JsonNode objectIn(String body) {
        try {
            JsonNode read = json.readTree(body);
            return read.isObject() ? read : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static String unusable(String service, String what) {
        return "the calculator of " + service + " " + what
                + ", so its demands may be out of date and no bill was made; fetch again";
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
