package dev.kosh.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on record.
 *
 * @param reference what it is about
 * @param template code of its text
 * @param maskedNumber with its first two and last two digits
 * @param providerMessageId null until a provider took it and named it
 * @param triedAt time of the latest attempt
 * @param reportedAt when the provider said what became of it; null until then
 */
public record LoggedSms(
        String reference,
        String template,
        String locale,
        String maskedNumber,
        SmsStatus status,
        @Nullable String providerMessageId,
        int attempts,
        Instant createdAt,
        Instant triedAt,
        @Nullable Instant reportedAt) {}
