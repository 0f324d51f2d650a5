package dev.kosh.notification;

import org.jspecify.annotations.Nullable;

/**
 * What a text is registered as with the operators (TRAI, distributed ledger).
 *
 * @param entityId of the sender, as principal entity; null when the provider knows it
 * @param header that the telephone shows as sender; null when the provider knows it
 * @param templateId of the text
 */
public record DltRegistration(
        @Nullable String entityId, @Nullable String header, String templateId) {}
