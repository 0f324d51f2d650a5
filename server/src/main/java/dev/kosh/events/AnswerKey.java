package dev.kosh.events;

import dev.kosh.wire.TenantId;

/**
 * What a stored answer belongs to.
 *
 * @param caller uuid of the user who called
 * @param path of the call, without its query
 * @param key as the header {@code Idempotency-Key} has it
 */
public record AnswerKey(TenantId tenantId, String caller, String path, String key) {}
