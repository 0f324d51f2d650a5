package dev.kosh.platform.tenants;

import dev.kosh.access.AccessError;
import dev.kosh.access.Caller;
import dev.kosh.masters.MasterData;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Which tenants there are (docs/contract/platform.md, tenants). */
@RestController
class TenantController {

    private static final String MASTER = "tenants";

    private final Masters masters;
    private final MasterData data;

    TenantController(Masters masters, MasterData data) {
        this.masters = masters;
        this.data = data;
    }

    record Found(ResponseInfo responseInfo, List<JsonNode> tenant) {}

    /**
     * @param code ids of tenants; none: all
     * @param mine only those that a role of the caller covers
     */
    @PostMapping("/tenant/v1/tenant/_search")
    Found search(
            @RequestParam(required = false) @Nullable Set<String> code,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestBody(required = false) @Nullable RequestInfoWrapper body,
            Optional<Caller> caller) {
        if (mine && caller.isEmpty()) {
            throw new RequestRefused(AccessError.NO_TOKEN, "mine=true: say with a token whose tenants are meant");
        }
        List<JsonNode> found = rows(code == null ? Set.of() : code)
                .filter(row ->
                        !mine || covers(caller.orElseThrow(), row.path("code").asString("")))
                .toList();
        return new Found(ResponseInfo.of(body == null ? null : body.requestInfo(), "200"), found);
    }

    private Stream<JsonNode> rows(Set<String> codes) {
        boolean all = codes.isEmpty();
        return masters.tenants().stream()
                .map(Tenant::id)
                .filter(TenantId::isState)
                .filter(state -> all || codes.stream().anyMatch(code -> code.split("\\.", 2)[0].equals(state.value())))
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .flatMap(state -> data.module(state, "tenant").stream())
                .flatMap(module -> Optional.ofNullable(module.get(MASTER)).stream())
                .flatMap(master -> master.rows().valueStream())
                .filter(row -> all || codes.contains(row.path("code").asString("")));
    }

    private static boolean covers(Caller caller, String tenant) {
        return TenantId.isWellFormed(tenant)
                && caller.roles().stream().anyMatch(role -> caller.hasRoleAt(role.code(), new TenantId(tenant)));
    }
}
