package dev.kosh.platform;

import dev.kosh.access.RoleCatalogue;
import dev.kosh.access.RoleCatalogue.NamedRole;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.LoadedMaster;
import dev.kosh.masters.Masters;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the edge works by, in the form of the masters {@code ACCESSCONTROL-*}; rows of a state's own files follow, which
 * menus show and which give no leave.
 */
@Component
class AccessMasters {

    private static final String ROLES = "ACCESSCONTROL-ROLES";
    private static final String ACTIONS = "ACCESSCONTROL-ACTIONS-TEST";
    private static final String GRANTS = "ACCESSCONTROL-ROLEACTIONS";
    private static final String SERVICE = "{module}";

    private final RoleCatalogue catalogue;
    private final Masters masters;

    AccessMasters(RoleCatalogue catalogue, Masters masters) {
        this.catalogue = catalogue;
        this.masters = masters;
    }

    /** The masters of a module that are ours to tell; none for any other module. */
    Map<String, LoadedMaster> module(TenantId state, String module, Map<String, LoadedMaster> loaded) {
        return switch (module) {
            case ROLES -> Map.of("roles", merged(state, roles(state), loaded.get("roles"), "code"));
            case ACTIONS -> Map.of("actions-test", merged(state, actions(), loaded.get("actions-test"), "id"));
            case GRANTS -> Map.of("roleactions", merged(state, grants(state), loaded.get("roleactions"), null));
            default -> Map.of();
        };
    }

    /** @param key member that no two rows may share; null: any two may be alike */
    private static LoadedMaster merged(
            TenantId state, List<ObjectNode> ours, @Nullable LoadedMaster theirs, @Nullable String key) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Set<String> keys = new HashSet<>();
        Stream<? extends JsonNode> all = theirs == null
                ? ours.stream()
                : Stream.concat(ours.stream(), theirs.rows().valueStream());
        all.filter(row -> key == null || keys.add(row.path(key).asString(""))).forEach(rows::add);
        return new LoadedMaster(state, rows, theirs == null ? Instant.EPOCH : theirs.loadedAt());
    }

    private List<ObjectNode> roles(TenantId state) {
        return catalogue.roles().stream()
                .flatMap(role -> codes(role.code(), state)
                        .map(code -> row().put("code", code)
                                .put("name", name(role, code))
                                .put("description", role.description())))
                .toList();
    }

    private static String name(NamedRole role, String code) {
        return role.name().equals(role.code()) ? code : role.name();
    }

    private List<ObjectNode> actions() {
        return catalogue.actions().stream()
                .map(action -> {
                    String name = action.url().substring(1).replace('/', ' ').replace("_", "");
                    return row().put("id", action.id())
                            .put("name", name)
                            .put("url", action.url())
                            .put("displayName", name)
                            .put("orderNumber", 0)
                            .put("parentModule", "")
                            .put("enabled", false)
                            .put("serviceCode", action.url().split("/", 3)[1])
                            .put("code", "null")
                            .put("path", "");
                })
                .toList();
    }

    private List<ObjectNode> grants(TenantId state) {
        return catalogue.grants().stream()
                .flatMap(grant -> codes(grant.roleCode(), state)
                        .map(code -> row().put("rolecode", code)
                                .put("actionid", grant.actionId())
                                .put("actioncode", "")
                                .put("tenantId", state.value())))
                .toList();
    }

    /** A family of roles, such as {@code CR_{module}}, has one for each service of the state. */
    private Stream<String> codes(String code, TenantId state) {
        if (!code.contains(SERVICE)) {
            return Stream.of(code);
        }
        return masters.billing(state).stream()
                .flatMap(billing -> billing.services().stream())
                .map(BusinessService::code)
                .map(service -> code.replace(SERVICE, service));
    }

    private static ObjectNode row() {
        return JsonNodeFactory.instance.objectNode();
    }
}
