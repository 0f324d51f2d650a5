package dev.kosh.platform.mdms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.events.AuditTrail;
import dev.kosh.masters.MasterFiles;
import dev.kosh.platform.KnownTenants;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes the master files of an installation (docs/contract/masters.md, files). */
@RestController
class MasterFileController {

    private final MasterFiles files;
    private final KnownTenants tenants;
    private final AuditTrail audit;

    MasterFileController(MasterFiles files, KnownTenants tenants, AuditTrail audit) {
        this.files = files;
        this.tenants = tenants;
        this.audit = audit;
    }

    record MasterFileRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull JsonNode masterFile) {}

    record MasterFileResponse(ResponseInfo responseInfo, List<String> masters) {}

    @PostMapping("/masters/v1/_load")
    @Transactional
    public MasterFileResponse load(@RequestBody @Valid MasterFileRequest body, Caller caller) {
        TenantId tenant = tenants.named(body.tenantId());
        List<String> loaded = files.load(tenant, body.masterFile());
        audit.record(
                tenant,
                caller.actor(),
                "MASTERS_LOADED",
                "MASTERS",
                tenant.value(),
                JsonNodeFactory.instance.objectNode().put("masters", String.join(", ", loaded)));
        return new MasterFileResponse(ResponseInfo.of(body.requestInfo(), ResponseInfo.OK), loaded);
    }
}
