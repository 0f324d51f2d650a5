package dev.kosh.collection.gateway;

import dev.kosh.collection.ForgedReturn;
import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayOrder;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.collection.PaymentGateway;
import dev.kosh.outbound.OutboundAnswer;
import dev.kosh.outbound.OutboundCall;
import dev.kosh.outbound.OutboundFailure;
import dev.kosh.outbound.OutboundHttp;
import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One gateway that speaks signed pages. */
final class SignedPageGateway implements PaymentGateway {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final List<String> REPORT =
            List.of("order", "amount", "status", "reference", "mode", "code", "message");
    private static final String SIGNATURE = "signature";

    private final GatewayAccount account;
    private final PageSignature signature;
    private final Duration timeout;
    private final Supplier<OutboundHttp> http;
    private final JsonMapper json;
    private final Clock clock;

    SignedPageGateway(
            GatewayAccount account, Duration timeout, Supplier<OutboundHttp> http, JsonMapper json, Clock clock) {
        this.account = account;
        this.signature = new PageSignature(account.secret());
        this.timeout = timeout;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return account.name();
    }

    @Override
    public boolean isActive() {
        return account.active();
    }

    @Override
    public Set<String> transactionParameters() {
        return Set.of("order");
    }

    /** Calls nobody: the signed address tells the gateway all it must know. */
    @Override
    public URI begin(GatewayOrder order) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("merchant", account.merchantId());
        asked.put("order", order.txnId());
        asked.put("amount", order.amount().toString());
        asked.put("description", order.description());
        asked.put("return", order.returnUrl().toString());
        asked.put("until", Long.toString(order.validUntil().toEpochMilli()));
        asked.put(SIGNATURE, signature.of(asked));
        String query = asked.entrySet().stream()
                .map(each -> each.getKey() + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(account.url() + "/pay?" + query);
    }

    @Override
    public GatewayAnswer ask(String txnId) throws GatewayUnavailable {
        String at = Long.toString(clock.millis());
        OutboundAnswer reply = get(
                "/orders/" + encoded(txnId),
                Map.of(
                        // A kept connection that the gateway closed meanwhile would look like a silent gateway.
                        "Connection",
                        "close",
                        "X-Merchant",
                        account.merchantId(),
                        "X-At",
                        at,
                        "X-Signature",
                        signature.of(Map.of("merchant", account.merchantId(), "order", txnId, "at", at))));
        if (reply.status() == NOT_FOUND) {
            return GatewayAnswer.of(GatewayAnswer.State.UNKNOWN);
        }
        if (reply.status() != OK) {
            throw new GatewayUnavailable("it answered with status " + reply.status());
        }
        Map<String, String> members = members(reply.body());
        if (!isSigned(members) || !txnId.equals(members.get("order"))) {
            throw new GatewayUnavailable("its report is not signed, or about another order");
        }
        return answer(members);
    }

    @Override
    public Optional<GatewayAnswer> signedFailure(String txnId, Map<String, String> parameters) throws ForgedReturn {
        if (!parameters.containsKey(SIGNATURE)) {
            return Optional.empty();
        }
        if (!isSigned(parameters)) {
            throw new ForgedReturn("it is not over what the return says");
        }
        GatewayAnswer answer = answer(parameters);
        boolean isItsFailure = txnId.equals(parameters.get("order")) && answer.state() == GatewayAnswer.State.FAILURE;
        return isItsFailure ? Optional.of(answer) : Optional.empty();
    }

    private boolean isSigned(Map<String, String> members) {
        Map<String, String> report = new LinkedHashMap<>();
        for (String name : REPORT) {
            String value = members.get(name);
            if (value != null) {
                report.put(name, value);
            }
        }
        return signature.isOf(report, members.get(SIGNATURE));
    }

    private static GatewayAnswer answer(Map<String, String> members) {
        GatewayAnswer.State state = switch (members.getOrDefault("status", "")) {
            case "PAID" -> GatewayAnswer.State.SUCCESS;
            case "FAILED", "EXPIRED" -> GatewayAnswer.State.FAILURE;
            default -> GatewayAnswer.State.PENDING;
        };
        return new GatewayAnswer(
                state,
                new GatewayAnswer.Details(
                        money(members.get("amount")),
                        members.get("reference"),
                        members.get("mode"),
                        members.get("code"),
                        members.get("message")));
    }

    private static @Nullable Money money(@Nullable String rupees) {
        try {
            return rupees == null ? null : Money.ofRupees(new BigDecimal(rupees));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return null;
        }
    }

    private Map<String, String> members(String body) throws GatewayUnavailable {
        try {
            JsonNode read = json.readTree(body);
            Map<String, String> members = new LinkedHashMap<>();
            read.properties()
                    .forEach(member ->
                            members.put(member.getKey(), member.getValue().asString("")));
            return members;
        } catch (JacksonException malformed) {
            throw new GatewayUnavailable("its report is no JSON");
        }
    }

    /** The time-out counts to the last byte. */
    private OutboundAnswer get(String path, Map<String, String> headers) throws GatewayUnavailable {
        try {
            return http.get()
                    .send(new OutboundCall(
                            "GET", URI.create(account.url() + path), headers, null, timeout, MOST_BYTES));
        } catch (OutboundFailure silent) {
            throw new GatewayUnavailable("it gives " + silent.getMessage());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
