package dev.kosh.access.gateway;

import dev.kosh.access.Role;
import dev.kosh.access.store.RoleActionStore.RoleAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every role may call, as of one reading of the table. Nothing is allowed that no row allows. */
final class Permissions {

    private final Map<String, Set<String>> pathsByRole = new HashMap<>();
    private final List<UrlTemplate> templates = new ArrayList<>();

    Permissions(List<RoleAction> actions) {
        for (RoleAction action : actions) {
            if (UrlTemplate.isTemplate(action.url())) {
                templates.add(new UrlTemplate(action.roleCode(), action.url()));
            } else {
                pathsByRole
                        .computeIfAbsent(action.roleCode(), role -> new HashSet<>())
                        .add(action.url());
            }
        }
    }

    /** Whether for each of the tenants the caller holds, at it or at its state, a role that may call the path. */
    boolean allow(List<Role> roles, String path, Set<String> tenants) {
        for (String tenant : tenants) {
            if (!allow(roles, path, tenant)) {
                return false;
            }
        }
        return !tenants.isEmpty();
    }

    /** Whether the caller holds, at a state or at any of its ULBs, a role that may call the path. */
    boolean allowBelow(List<Role> roles, String path, String state) {
        return roles.stream()
                .anyMatch(role -> role.tenantId().state().value().equals(state) && allows(role.code(), path));
    }

    private boolean allow(List<Role> roles, String path, String tenant) {
        for (Role role : roles) {
            if (covers(role.tenantId().value(), tenant) && allows(role.code(), path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(String held, String named) {
        int dot = named.indexOf('.');
        return held.equals(named) || held.equalsIgnoreCase(dot < 0 ? named : named.substring(0, dot));
    }

    private boolean allows(String role, String path) {
        if (pathsByRole.getOrDefault(role, Set.of()).contains(path)) {
            return true;
        }
        for (UrlTemplate template : templates) {
            if (template.allows(role, path)) {
                return true;
            }
        }
        return false;
    }
}
