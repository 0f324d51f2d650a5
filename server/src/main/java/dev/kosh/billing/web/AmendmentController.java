package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.Demands;
import dev.kosh.billing.amendments.Amendment;
import dev.kosh.billing.amendments.AmendmentCriteria;
import dev.kosh.billing.amendments.AmendmentStatus;
import dev.kosh.billing.amendments.Amendments;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
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

/** Amendment end points. */
@RestController
@RequestMapping("/billing-service/amendment")
class AmendmentController {

    private static final int MOST_RESULTS = 500;
    private static final int MOST_DEMANDS = 10_000;

    private final Amendments amendments;
    private final Demands demands;
    private final Citizens citizens;
    private final BillingSettings settings;

    AmendmentController(Amendments amendments, Demands demands, Citizens citizens, BillingSettings settings) {
        this.amendments = amendments;
        this.demands = demands;
        this.citizens = citizens;
        this.settings = settings;
    }

    @PostMapping("/_create")
    @ResponseStatus(HttpStatus.CREATED)
    AmendmentResponse create(@Valid @RequestBody AmendmentRequest request, Caller caller) {
        Amendment created = amendments.create(AmendmentInputs.draft(request.amendment()), caller);
        ProcessInstanceJson workflow = settings.amendmentWorkflow() ? ProcessInstanceJson.opened(created) : null;
        return new AmendmentResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.CREATED),
                List.of(AmendmentJson.of(created, workflow)));
    }

    @PostMapping("/_update")
    AmendmentResponse update(@Valid @RequestBody AmendmentUpdateRequest request, Caller caller) {
        Amendment updated = amendments.update(AmendmentInputs.change(request.amendmentUpdate()), caller);
        return new AmendmentResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK), List.of(AmendmentJson.of(updated, null)));
    }

    @PostMapping("/_search")
    AmendmentResponse search(
            @ParameterObject @QueryCriteria("amendmentCriteria") AmendmentQuery query,
            @RequestBody RequestInfoWrapper body) {
        List<Amendment> found = amendments.find(criteria(query, Tenants.of(query.tenantId())));
        return new AmendmentResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                found.stream().map(each -> AmendmentJson.of(each, null)).toList());
    }

    private AmendmentCriteria criteria(AmendmentQuery query, TenantId tenant) {
        return new AmendmentCriteria(
                tenant,
                query.businessService(),
                StringUtils.hasText(query.amendmentId()) ? query.amendmentId() : null,
                consumers(query, tenant),
                statuses(query.status()),
                Math.min(Objects.requireNonNullElse(query.limit(), settings.amendmentPage()), MOST_RESULTS),
                Objects.requireNonNullElse(query.offset(), 0));
    }

    /** Null for any consumer. */
    private @Nullable Set<String> consumers(AmendmentQuery query, TenantId tenant) {
        Set<String> named = CollectionUtils.isEmpty(query.consumerCode()) ? null : query.consumerCode();
        if (!StringUtils.hasText(query.mobileNumber())) {
            return named;
        }
        Set<String> payers = citizens.byMobileNumber(tenant.state(), String.valueOf(query.mobileNumber())).stream()
                .map(User::uuid)
                .collect(Collectors.toSet());
        return payers.isEmpty() ? Set.of() : owedBy(payers, query.businessService(), tenant, named);
    }

    private Set<String> owedBy(
            Set<String> payers, String businessService, TenantId tenant, @Nullable Set<String> named) {
        return demands
                .find(new DemandCriteria(
                        List.of(tenant),
                        Set.of(),
                        named == null ? Set.of() : named,
                        businessService,
                        payers,
                        null,
                        null,
                        null,
                        null,
                        MOST_DEMANDS,
                        0))
                .stream()
                .map(demand -> demand.consumer().consumerCode())
                .collect(Collectors.toSet());
    }

    private static Set<AmendmentStatus> statuses(@Nullable Set<String> names) {
        return names == null
                ? Set.of()
                : names.stream().map(AmendmentController::status).collect(Collectors.toSet());
    }

    private static AmendmentStatus status(String name) {
        return Arrays.stream(AmendmentStatus.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        BillingError.AMENDMENT_STATUS, "status: one of " + List.of(AmendmentStatus.values())));
    }
}
