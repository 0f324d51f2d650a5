package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.Bills;
import dev.kosh.billing.Demand;
import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.DemandDetail;
import dev.kosh.billing.Demands;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Demand end points. */
@RestController
@RequestMapping("/billing-service/demand")
class DemandController {

    private static final int MOST_RESULTS = 500;
    private static final Long NO_VALIDITY = 0L;

    private final Demands demands;
    private final Citizens citizens;
    private final Masters masters;
    private final Bills bills;

    DemandController(Demands demands, Citizens citizens, Masters masters, Bills bills) {
        this.demands = demands;
        this.citizens = citizens;
        this.masters = masters;
        this.bills = bills;
    }

    @PostMapping("/_create")
    @ResponseStatus(HttpStatus.CREATED)
    DemandResponse create(@Valid @RequestBody DemandRequest request, Caller caller) {
        List<Demand> created = demands.create(DemandInputs.drafts(request.demands()), caller);
        return response(request.requestInfo(), ResponseInfo.CREATED, created, null);
    }

    @PostMapping("/_update")
    @ResponseStatus(HttpStatus.CREATED)
    DemandResponse update(@Valid @RequestBody DemandRequest request, Caller caller) {
        List<Demand> updated = demands.update(DemandInputs.drafts(request.demands()), caller);
        return response(request.requestInfo(), ResponseInfo.CREATED, updated, NO_VALIDITY);
    }

    @PostMapping("/_search")
    DemandResponse search(
            @ParameterObject @QueryCriteria("demandCriteria") DemandQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        TenantId tenant = Tenants.toSearch(query.tenantId(), caller);
        if (!query.isSelective()) {
            throw new RequestRefused(
                    BillingError.DEMAND_CRITERIA_MISSING,
                    "give demandId, consumerCode, businessService, mobileNumber, email or payer beside tenantId");
        }
        List<Demand> matching = query.namesNoStatus() ? List.of() : demands.find(criteria(query, tenant));
        List<Demand> found = matching.stream().map(this::inHeadOrder).toList();
        return response(body.requestInfo(), ResponseInfo.OK, found, NO_VALIDITY);
    }

    private DemandCriteria criteria(DemandQuery query, TenantId tenant) {
        return new DemandCriteria(
                bills.tenantsUnder(tenant),
                query.demandIds(),
                Objects.requireNonNullElse(query.consumerCode(), Set.of()),
                textOrNull(query.businessService()),
                payers(query, tenant.state()),
                query.wantedStatus(),
                query.isPaymentCompleted(),
                query.periodFrom() == null ? null : Instant.ofEpochMilli(query.periodFrom()),
                query.periodTo() == null ? null : Instant.ofEpochMilli(query.periodTo()),
                query.limit() == null ? MOST_RESULTS : Math.min(query.limit(), MOST_RESULTS),
                Objects.requireNonNullElse(query.offset(), 0));
    }

    private @Nullable Set<String> payers(DemandQuery query, TenantId state) {
        String mobileNumber = textOrNull(query.mobileNumber());
        String email = textOrNull(query.email());
        if (mobileNumber == null && email == null) {
            return CollectionUtils.isEmpty(query.payer()) ? null : query.payer();
        }
        Set<String> payers = new HashSet<>();
        if (mobileNumber != null) {
            citizens.byMobileNumber(state, mobileNumber).forEach(user -> payers.add(user.uuid()));
        }
        if (email != null) {
            citizens.byEmail(state, email).forEach(user -> payers.add(user.uuid()));
        }
        return payers;
    }

    /** A parameter that is there but empty asks for nothing. */
    private static @Nullable String textOrNull(@Nullable String text) {
        return StringUtils.hasText(text) ? text : null;
    }

    /** Searches promise the lines by the order of their tax heads, then by id. */
    private Demand inHeadOrder(Demand demand) {
        BillingMasters known = masters.billing(demand.tenantId()).orElse(null);
        Comparator<DemandDetail> byOrder = Comparator.comparingInt(detail -> known == null
                ? 0
                : known.head(demand.businessService(), detail.taxHeadCode())
                        .map(TaxHead::order)
                        .orElse(0));
        Comparator<DemandDetail> byId =
                Comparator.comparing((DemandDetail detail) -> detail.id().toString());
        return demand.sorted(byOrder.thenComparing(byId));
    }

    private DemandResponse response(
            @Nullable RequestInfo request, String status, List<Demand> found, @Nullable Long unsetValidity) {
        Set<String> payerUuids =
                found.stream().map(Demand::payerUuid).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, User> payers = payerUuids.isEmpty() ? Map.of() : citizens.byUuid(payerUuids);
        List<DemandJson> shown = found.stream()
                .map(demand -> DemandJson.of(
                        demand, demand.payerUuid() == null ? null : payers.get(demand.payerUuid()), unsetValidity))
                .toList();
        return new DemandResponse(ResponseInfo.of(request, status), shown, null);
    }
}
