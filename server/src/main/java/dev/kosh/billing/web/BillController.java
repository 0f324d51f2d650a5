package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.Bills;
import dev.kosh.billing.FetchCriteria;
import dev.kosh.billing.UpiLinks;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bill end points. */
@RestController
@RequestMapping("/billing-service/bill/v2")
class BillController {

    private final Bills bills;
    private final Masters masters;
    private final UpiLinks upi;

    BillController(Bills bills, Masters masters, UpiLinks upi) {
        this.bills = bills;
        this.masters = masters;
        this.upi = upi;
    }

    @PostMapping("/_fetchbill")
    @ResponseStatus(HttpStatus.CREATED)
    BillResponse fetch(
            @ParameterObject @QueryCriteria("generateBillCriteria") FetchBillQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        TenantId tenant = Tenants.toSearch(query.tenantId(), caller);
        if (query.lacksService()) {
            throw new RequestRefused(
                    BillingError.FETCH_SERVICE,
                    "businessService: name the service, or fetch by demandId, mobileNumber or email");
        }
        if (!query.isSelective()) {
            throw new RequestRefused(
                    BillingError.FETCH_CRITERIA_MISSING,
                    "give demandId, mobileNumber or email, or businessService together with consumerCode");
        }
        FetchCriteria criteria = new FetchCriteria(
                bills.tenantsUnder(tenant),
                textOrNull(query.businessService()),
                Objects.requireNonNullElse(query.consumerCode(), Set.of()),
                DemandInputs.id(query.demandId()),
                textOrNull(query.mobileNumber()),
                textOrNull(query.email()));
        return response(body.requestInfo(), ResponseInfo.CREATED, bills.fetch(criteria, caller, body.requestInfo()));
    }

    @PostMapping("/_search")
    BillResponse search(
            @ParameterObject @QueryCriteria("billSearchCriteria") BillSearchQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        TenantId tenant = Tenants.toSearch(query.tenantId(), caller);
        if (!query.isSelective()) {
            throw new RequestRefused(
                    BillingError.SEARCH_CRITERIA_MISSING,
                    "give billId, consumerCode, mobileNumber, email or billNumber beside tenantId");
        }
        if (!CollectionUtils.isEmpty(query.consumerCode()) && !StringUtils.hasText(query.service())) {
            throw new RequestRefused(
                    BillingError.CONSUMER_CODE_WITHOUT_SERVICE,
                    "service: name the business service that the consumerCode belongs to");
        }
        return response(body.requestInfo(), ResponseInfo.OK, bills.find(criteria(query, tenant)));
    }

    private BillCriteria criteria(BillSearchQuery query, TenantId tenant) {
        return new BillCriteria(
                bills.tenantsUnder(tenant),
                ids(query.billId()),
                Objects.requireNonNullElse(query.consumerCode(), Set.of()),
                textOrNull(query.service()),
                textOrNull(query.mobileNumber()),
                textOrNull(query.email()),
                textOrNull(query.billNumber()),
                query.status(),
                query.fromPeriod() == null ? null : Instant.ofEpochMilli(query.fromPeriod()),
                query.toPeriod() == null ? null : Instant.ofEpochMilli(query.toPeriod()),
                Boolean.TRUE.equals(query.retrieveOldest()));
    }

    private static Set<UUID> ids(@Nullable Set<String> texts) {
        Set<UUID> ids = new HashSet<>();
        if (texts != null) {
            texts.stream().map(DemandInputs::id).filter(Objects::nonNull).forEach(ids::add);
        }
        return ids;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }

    private BillResponse response(@Nullable RequestInfo request, String status, List<Bill> found) {
        List<BillJson> shown = new ArrayList<>(found.size());
        for (Bill bill : found) {
            BillingMasters known = masters.billing(bill.tenantId()).orElse(null);
            shown.add(BillJson.of(
                    bill,
                    known == null ? null : known.service(bill.businessService()).orElse(null),
                    upi.of(bill).orElse(null)));
        }
        return new BillResponse(ResponseInfo.of(request, status), shown);
    }
}
