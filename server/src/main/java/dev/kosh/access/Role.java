package dev.kosh.access;

import dev.kosh.wire.TenantId;

/** A role held at a tenant; the same code may be held at several. */
public record Role(String code, String name, TenantId tenantId) {}
