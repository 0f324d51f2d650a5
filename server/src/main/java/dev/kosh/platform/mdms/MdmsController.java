package dev.kosh.platform.mdms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.platform.MasterReader;
import dev.kosh.platform.mdms.MdmsCriteriaReq.MasterDetail;
import dev.kosh.platform.mdms.MdmsCriteriaReq.ModuleDetail;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The first version of the master search (docs/contract/platform.md, masters). */
@RestController
class MdmsController {

    private final MasterReader masters;
    private final MasterFilter filter;

    MdmsController(MasterReader masters, MasterFilter filter) {
        this.masters = masters;
        this.filter = filter;
    }

    /** Rows, or what a filter made of them, by module and master. */
    record Found(
            @JsonProperty("ResponseInfo") @Nullable ResponseInfo responseInfo,
            @JsonProperty("MdmsRes") Map<String, Map<String, Object>> mdmsRes) {}

    @PostMapping({"/egov-mdms-service/v1/_search", "/mdms-v2/v1/_search"})
    Found search(@RequestBody @Valid MdmsCriteriaReq body, Optional<Caller> caller) {
        return found(body.mdmsCriteria().tenantId(), body.mdmsCriteria().moduleDetails(), caller);
    }

    @PostMapping("/egov-mdms-service/v1/_get")
    Found get(
            @RequestParam String moduleName,
            @RequestParam String masterName,
            @RequestParam String tenantId,
            @RequestParam(name = "filter", required = false) @Nullable String path,
            @RequestBody RequestInfo body,
            Optional<Caller> caller) {
        List<MasterDetail> master = List.of(new MasterDetail(masterName, path));
        return found(tenantId, List.of(new ModuleDetail(moduleName, master)), caller);
    }

    private Found found(String tenantId, List<ModuleDetail> modules, Optional<Caller> caller) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        for (ModuleDetail module : modules) {
            Map<String, LoadedMaster> all = masters.module(tenantId, module.moduleName(), caller);
            if (!all.isEmpty()) {
                found.computeIfAbsent(module.moduleName(), name -> new LinkedHashMap<>())
                        .putAll(asked(all, module.masterDetails()));
            }
        }
        return new Found(null, found);
    }

    private Map<String, Object> asked(Map<String, LoadedMaster> all, @Nullable List<MasterDetail> details) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (details == null || details.isEmpty()) {
            all.forEach((name, master) -> found.put(name, master.rows()));
            return found;
        }
        for (MasterDetail detail : details) {
            LoadedMaster master = all.get(detail.name());
            if (master != null) {
                String path = detail.filter();
                found.put(
                        detail.name(),
                        path == null || path.isBlank() ? master.rows() : filter.apply(path, master.rows()));
            }
        }
        return found;
    }
}
