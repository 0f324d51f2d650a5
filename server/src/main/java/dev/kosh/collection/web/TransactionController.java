package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.gateway.Checkout;
import dev.kosh.collection.gateway.GatewayTransaction;
import dev.kosh.collection.gateway.Refunds;
import dev.kosh.collection.gateway.StatusInquiry;
import dev.kosh.collection.gateway.TransactionCriteria;
import dev.kosh.events.Actor;
import dev.kosh.masters.Masters;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** End points of payments by way of a gateway (docs/contract/gateway.md). */
@RestController
@RequestMapping("/pg-service/transaction/v1")
class TransactionController {

    /** What the original gateway service says in {@code ResponseInfo.status}. */
    private static final String SUCCESSFUL = "SUCCESSFUL";

    private static final int DEFAULT_LIMIT = 5;
    private static final int MOST_RESULTS = 50;

    private final Checkout checkout;
    private final StatusInquiry inquiry;
    private final Refunds refunds;
    private final Masters masters;

    TransactionController(Checkout checkout, StatusInquiry inquiry, Refunds refunds, Masters masters) {
        this.checkout = checkout;
        this.inquiry = inquiry;
        this.refunds = refunds;
        this.masters = masters;
    }

    record TransactionResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("Transaction") TransactionJson transaction) {}

    record TransactionsResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("Transaction") List<TransactionJson> transactions) {}

    @PostMapping("/_create")
    TransactionResponse create(@Valid @RequestBody TransactionRequest request, Caller caller) {
        Checkout.Begun begun = checkout.begin(request.draft(), caller);
        return new TransactionResponse(
                ResponseInfo.of(request.requestInfo(), SUCCESSFUL), TransactionJson.begun(begun));
    }

    @PostMapping("/_update")
    TransactionsResponse update(
            @Nullable @RequestBody(required = false) TransactionUpdateRequest body,
            HttpServletRequest request,
            Optional<Caller> caller) {
        return body == null
                ? refreshed(null, Map.of(), request, caller)
                : refreshed(body.requestInfo(), body.parameters(), request, caller);
    }

    /** Gateways send the payer's browser back with a form. */
    @PostMapping(path = "/_update", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    TransactionsResponse updateByForm(HttpServletRequest request, Optional<Caller> caller) {
        return refreshed(null, Map.of(), request, caller);
    }

    @GetMapping("/_update")
    TransactionsResponse updateByAddress(HttpServletRequest request, Optional<Caller> caller) {
        return refreshed(null, Map.of(), request, caller);
    }

    @PostMapping("/_refunded")
    TransactionResponse refunded(@Valid @RequestBody RefundRequest request, Caller caller) {
        RefundRequest.RefundInput refund = request.refund();
        GatewayTransaction transaction = refunds.record(
                WireIds.tenant(refund.tenantId(), CollectionError.INVALID_TENANT),
                refund.txnId(),
                refund.reference(),
                caller.actor());
        return new TransactionResponse(
                ResponseInfo.of(request.requestInfo(), SUCCESSFUL), TransactionJson.stored(transaction));
    }

    @PostMapping("/_search")
    TransactionsResponse search(
            @ParameterObject @QueryCriteria("transactionCriteria") TransactionQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        List<TenantId> tenants = tenants(query, caller);
        List<GatewayTransaction> found = tenants.isEmpty() ? List.of() : inquiry.find(criteria(query, tenants, caller));
        return response(
                body.requestInfo(), found.stream().map(TransactionJson::stored).toList());
    }

    /** Without a caller, which an operator has to allow by {@code kosh.gateway.token-optional-paths}, less is shown. */
    private TransactionsResponse refreshed(
            @Nullable RequestInfo info, Map<String, String> said, HttpServletRequest request, Optional<Caller> caller) {
        Map<String, String> parameters = new TreeMap<>(said);
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values.length == 0 ? "" : values[0]));
        Function<TenantId, PaymentCriteria.Scope> scope =
                tenant -> caller.map(known -> PaymentScope.of(known, tenant)).orElse(PaymentCriteria.Scope.EVERYBODY);
        Predicate<TenantId> covered = tenant -> caller.isEmpty() || covers(caller.get(), tenant);
        Actor actor = caller.map(Caller::actor)
                .orElseGet(() -> new Actor("-", "-", request.getRemoteAddr(), CorrelationId.current()));
        GatewayTransaction transaction = inquiry.refresh(parameters, scope, covered, actor);
        return response(
                info,
                List.of(
                        caller.isEmpty()
                                ? TransactionJson.forAnybody(transaction)
                                : TransactionJson.stored(transaction)));
    }

    /** The tenants named; without any, that of a transaction named, else all where the caller is. */
    private List<TenantId> tenants(TransactionQuery query, Caller caller) {
        if (StringUtils.hasText(query.tenantId())) {
            return TenantNames.under(query.tenantId(), masters);
        }
        if (StringUtils.hasText(query.txnId())) {
            return inquiry.tenantOf(query.txnId())
                    .filter(tenant -> covers(caller, tenant))
                    .map(List::of)
                    .orElse(List.of());
        }
        return TenantNames.under(caller.tenantId().value(), masters);
    }

    private static boolean covers(Caller caller, TenantId tenant) {
        return caller.roles().stream().anyMatch(role -> role.isHeldAt(tenant));
    }

    private static TransactionCriteria criteria(TransactionQuery query, List<TenantId> tenants, Caller caller) {
        return new TransactionCriteria(
                tenants,
                given(query.txnId()),
                given(query.billId()),
                given(query.userUuid()),
                given(query.receipt()),
                given(query.consumerCode()),
                upperCase(query.txnStatus()),
                upperCase(query.receiptStatus()),
                given(query.refundReference()),
                PaymentScope.of(caller, tenants),
                query.limit() == null ? DEFAULT_LIMIT : Math.min(query.limit(), MOST_RESULTS),
                Objects.requireNonNullElse(query.offset(), 0));
    }

    private static @Nullable String given(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }

    private static @Nullable String upperCase(@Nullable String text) {
        String given = given(text);
        return given == null ? null : given.toUpperCase(Locale.ROOT);
    }

    private static TransactionsResponse response(@Nullable RequestInfo info, List<TransactionJson> transactions) {
        return new TransactionsResponse(ResponseInfo.of(info, SUCCESSFUL), transactions);
    }
}
