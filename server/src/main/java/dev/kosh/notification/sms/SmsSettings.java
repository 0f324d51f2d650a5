package dev.kosh.notification.sms;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * How messages are made ({@code kosh.sms.*}, docs/contract/notification.md).
 *
 * @param enabled whether anything is sent at all; also read as {@code notification.sms.enabled}
 * @param templates folder with texts that replace ours: {@code <tenant>/<locale>.properties}
 * @param dltRequired whether a text that is not registered with the operators is held back
 * @param entityId of the sender, for registrations that name none
 * @param header for registrations that name none
 * @param blockedNumbers patterns of numbers that get nothing
 * @param allowedNumbers patterns of the only numbers that get something; none: all
 * @param promotionsFrom time of day in India from which promotions leave
 * @param promotionsUntil time of day from which they wait
 */
@ConfigurationProperties("kosh.sms")
record SmsSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable Path templates,
        @DefaultValue("false") boolean dltRequired,
        @Nullable String entityId,
        @Nullable String header,
        @DefaultValue List<String> blockedNumbers,
        @DefaultValue List<String> allowedNumbers,

        @DefaultValue("10:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime promotionsFrom,

        @DefaultValue("21:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime promotionsUntil) {}
