package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.CollectionSettings;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.PaymentUpdates;
import dev.kosh.collection.Payments;
import dev.kosh.masters.Masters;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payment end points. */
@RestController
@RequestMapping("/collection-services/payments")
class PaymentController {

    private static final int DEFAULT_LIMIT = 30;
    private static final int MOST_RESULTS = 100;
    private static final Duration THE_DAY_OF_TO_DATE = Duration.ofDays(1);

    private final Payments payments;
    private final PaymentUpdates updates;
    private final Masters masters;
    private final CollectionSettings settings;
    private final ReceiptLookUp lookUp;

    PaymentController(
            Payments payments,
            PaymentUpdates updates,
            Masters masters,
            CollectionSettings settings,
            ReceiptLookUp lookUp) {
        this.lookUp = lookUp;
        this.payments = payments;
        this.updates = updates;
        this.masters = masters;
        this.settings = settings;
    }

    @PostMapping("/_create")
    PaymentResponse create(@Valid @RequestBody PaymentRequest request, Caller caller) {
        Payment payment = payments.record(request.draft(), caller);
        return response(request.requestInfo(), List.of(payment), false);
    }

    @PostMapping("/_validate")
    PaymentResponse validate(@Valid @RequestBody PaymentRequest request, Caller caller) {
        Payment payment = payments.validate(request.draft(), caller);
        return response(request.requestInfo(), List.of(payment), false);
    }

    @PostMapping("/_update")
    PaymentResponse update(@Valid @RequestBody PaymentUpdateRequest request, Caller caller) {
        return response(request.requestInfo(), List.of(updates.update(request.update(), caller)), true);
    }

    @PostMapping("/_search")
    Object search(
            @ParameterObject @QueryCriteria("paymentSearchCriteria") PaymentQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        if (settings.employeesNameModule() && caller.is(UserType.EMPLOYEE)) {
            throw new RequestRefused(
                    CollectionError.EGCL_URI_EXCEPTION,
                    "employees name the service in the path: /collection-services/payments/{businessService}/_search");
        }
        return search(query, query.businessServices(), body, caller);
    }

    /** The module of the path is what is searched, whatever other services the query names. */
    @PostMapping("/{module}/_search")
    Object searchModule(
            @PathVariable String module,
            @ParameterObject @QueryCriteria("paymentSearchCriteria") PaymentQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        return search(query, Set.of(module), body, caller);
    }

    private Object search(PaymentQuery query, @Nullable Set<String> services, RequestInfoWrapper body, Caller caller) {
        boolean isCount = Boolean.TRUE.equals(query.isCountRequest());
        if (isCount && (CollectionUtils.isEmpty(query.businessServices()) || !StringUtils.hasText(query.tenantId()))) {
            throw new RequestRefused(
                    CollectionError.EGCL_PAYMENT_COUNT_ERROR, "give tenantId and one of businessServices to count");
        }
        List<TenantId> tenants = TenantNames.under(query.tenantId(), masters);
        PaymentCriteria criteria = criteria(query, tenants, services, caller);
        if (isCount) {
            long count = tenants.isEmpty() ? 0 : payments.count(criteria);
            return new PaymentCountResponse(count, ResponseInfo.of(body.requestInfo(), ResponseInfo.OK));
        }
        return response(body.requestInfo(), tenants.isEmpty() ? List.of() : found(query, criteria, caller), true);
    }

    private List<Payment> found(PaymentQuery query, PaymentCriteria criteria, Caller caller) {
        List<Payment> found = payments.find(criteria);
        boolean isLookUp = caller.is(UserType.CITIZEN) && query.isLookUp() && !new TenantId(query.tenantId()).isState();
        return isLookUp
                ? Stream.concat(found.stream(), lookUp.find(criteria, found, caller).stream())
                        .toList()
                : found;
    }

    private PaymentCriteria criteria(
            PaymentQuery query, List<TenantId> tenants, @Nullable Set<String> services, Caller caller) {
        return new PaymentCriteria(
                tenants,
                WireIds.uuids(query.ids()),
                WireIds.uuids(query.billIds()),
                orEmpty(query.receiptNumbers()),
                orEmpty(query.consumerCodes()),
                orEmpty(services),
                statuses(query),
                upperCase(query.instrumentStatus()),
                upperCase(query.paymentModes()),
                orEmpty(query.payerIds()),
                StringUtils.hasText(query.transactionNumber()) ? query.transactionNumber() : null,
                StringUtils.hasText(query.mobileNumber()) ? query.mobileNumber() : null,
                query.fromDate() == null ? null : Instant.ofEpochMilli(query.fromDate()),
                query.toDate() == null
                        ? null
                        : Instant.ofEpochMilli(query.toDate()).plus(THE_DAY_OF_TO_DATE),
                PaymentScope.of(caller, tenants),
                query.limit() == null ? DEFAULT_LIMIT : Math.min(query.limit(), MOST_RESULTS),
                Objects.requireNonNullElse(query.offset(), 0));
    }

    private Set<String> statuses(PaymentQuery query) {
        boolean isNamed = !CollectionUtils.isEmpty(query.status()) || !CollectionUtils.isEmpty(query.receiptNumbers());
        return isNamed ? upperCase(query.status()) : settings.statusesShown();
    }

    private static Set<String> orEmpty(@Nullable Set<String> texts) {
        return texts == null ? Set.of() : texts;
    }

    private static Set<String> upperCase(@Nullable Set<String> texts) {
        return orEmpty(texts).stream()
                .map(text -> text.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private PaymentResponse response(@Nullable RequestInfo request, List<Payment> shown, boolean readBack) {
        return PaymentResponse.of(request, shown, masters, readBack);
    }
}
