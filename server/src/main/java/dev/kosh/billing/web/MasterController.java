package dev.kosh.billing.web;

import dev.kosh.billing.BillingError;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches of the masters that billing works by. */
@RestController
@RequestMapping("/billing-service")
class MasterController {

    private final Masters masters;

    MasterController(Masters masters) {
        this.masters = masters;
    }

    @PostMapping("/taxheads/_search")
    MasterResponses.TaxHeads taxHeads(
            @ParameterObject @QueryCriteria("taxHeadMasterCriteria") TaxHeadQuery query,
            @RequestBody RequestInfoWrapper body) {
        return new MasterResponses.TaxHeads(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                of(query.tenantId()).heads().stream()
                        .map(MasterResponses.TaxHeadMasterJson::of)
                        .filter(query::matches)
                        .toList());
    }

    @PostMapping("/taxperiods/_search")
    MasterResponses.TaxPeriods taxPeriods(
            @ParameterObject @QueryCriteria("taxPeriodCriteria") TaxPeriodQuery query,
            @RequestBody RequestInfoWrapper body) {
        return new MasterResponses.TaxPeriods(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                of(query.tenantId()).periods().stream()
                        .map(MasterResponses.TaxPeriodJson::of)
                        .filter(query::matches)
                        .toList());
    }

    @PostMapping("/businessservices/_search")
    MasterResponses.BusinessServices businessServices(
            @ParameterObject @QueryCriteria("businessServiceDetailCriteria") BusinessServiceQuery query,
            @RequestBody RequestInfoWrapper body) {
        return new MasterResponses.BusinessServices(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                of(query.tenantId()).services().stream()
                        .map(MasterResponses.BusinessServiceDetailJson::of)
                        .filter(query::matches)
                        .toList());
    }

    private BillingMasters of(String tenantId) {
        return masters.billing(Tenants.of(tenantId))
                .orElseThrow(() ->
                        new RequestRefused(BillingError.UNKNOWN_TENANT, "tenantId: no such tenant is configured"));
    }
}
