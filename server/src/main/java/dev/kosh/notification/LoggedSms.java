package dev.kosh.notification;

import java.time.Instant;

/**
 * A message on record.
 *
 * @param reference what it is about
 * @param template code of its text
 * @param maskedNumber with its first two and last two digits
 * @param sent whether the provider took it; else it is tried again
 * @param triedAt time of the latest attempt
 */
public record LoggedSms(
        String reference,
        String template,
        String locale,
        String maskedNumber,
        boolean sent,
        int attempts,
        Instant createdAt,
        Instant triedAt) {}
