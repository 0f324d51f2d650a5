package dev.kosh.sandbox.data;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A property, connection or licence that somebody is billed for.
 *
 * @param code its consumer code
 * @param type free classification, such as {@code BUILTUP}
 */
record Consumer(TenantId tenantId, String businessService, String code, String type, Owner owner, List<Due> dues) {

    /** A citizen; several consumers may share one. */
    record Owner(String name, String mobileNumber, String address) {}

    /**
     * What is owed for a span of time.
     *
     * @param from first instant
     * @param to last instant
     * @param heads amounts by tax head; rebates are negative
     * @param minimum least part payment
     */
    record Due(Instant from, Instant to, Map<String, Money> heads, Money minimum) {}
}
