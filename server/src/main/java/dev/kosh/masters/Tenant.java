package dev.kosh.masters;

import dev.kosh.wire.TenantId;

/**
 * A state or one of its ULBs.
 *
 * @param cityCode short code that id formats use ({@code [CITY.CODE]})
 */
public record Tenant(TenantId id, String name, String cityCode) {}
