package dev.kosh.notification.sms;

import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsStatus;
import org.jspecify.annotations.Nullable;

/**
 * What became of handing one message over.
 *
 * @param status {@code SENT}, {@code UNKNOWN}, or {@code WAITING} after a failure
 * @param failure why it waits; null unless it does
 */
record HandedOver(
        SmsMessage message,
        SmsStatus status,
        @Nullable String providerMessageId,
        @Nullable RuntimeException failure) {}
