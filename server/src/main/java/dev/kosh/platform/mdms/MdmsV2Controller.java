package dev.kosh.platform.mdms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.platform.MasterReader;
import dev.kosh.platform.PlatformError;
import dev.kosh.platform.mdms.MdmsSearchReq.MdmsCriteriaV2;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The second version of the master search (docs/contract/platform.md, masters). */
@RestController
@RequestMapping("/mdms-v2/v2")
class MdmsV2Controller {

    private static final String SUCCESSFUL = "successful";

    private final MasterReader masters;

    MdmsV2Controller(MasterReader masters) {
        this.masters = masters;
    }

    record Found(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<MasterRowJson> mdms) {}

    record Counted(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, int totalCount) {}

    @PostMapping("/_search")
    Found search(@RequestBody @Valid MdmsSearchReq body, Optional<Caller> caller) {
        MdmsCriteriaV2 criteria = body.mdmsCriteria();
        return new Found(
                ResponseInfo.of(body.requestInfo(), SUCCESSFUL),
                matching(criteria, caller).stream()
                        .skip(criteria.firstRow())
                        .limit(criteria.mostRows())
                        .toList());
    }

    @PostMapping("/_count")
    Counted count(@RequestBody @Valid MdmsSearchReq body, Optional<Caller> caller) {
        return new Counted(
                ResponseInfo.of(body.requestInfo(), SUCCESSFUL),
                matching(body.mdmsCriteria(), caller).size());
    }

    private List<MasterRowJson> matching(MdmsCriteriaV2 criteria, Optional<Caller> caller) {
        int dot = criteria.schemaCode().indexOf('.');
        if (dot <= 0 || dot == criteria.schemaCode().length() - 1) {
            throw new RequestRefused(
                    PlatformError.INVALID_SCHEMA_CODE,
                    "schemaCode: expected <module>.<master>, such as BillingService.TaxPeriod");
        }
        String module = criteria.schemaCode().substring(0, dot);
        LoadedMaster master = masters.module(criteria.tenantId(), module, caller)
                .get(criteria.schemaCode().substring(dot + 1));
        return master == null
                ? List.of()
                : MasterRowJson.of(criteria.schemaCode(), master).stream()
                        .filter(row -> row.matches(criteria))
                        .toList();
    }
}
