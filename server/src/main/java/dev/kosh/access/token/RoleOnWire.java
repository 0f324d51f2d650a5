package dev.kosh.access.token;

import dev.kosh.access.Role;

/** A role as the answers to a log-in and to a question about a session show it. */
public record RoleOnWire(String name, String code, String tenantId) {

    public static RoleOnWire of(Role role) {
        return new RoleOnWire(role.name(), role.code(), role.tenantId().value());
    }
}
