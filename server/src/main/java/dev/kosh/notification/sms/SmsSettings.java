package dev.kosh.notification.sms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are made ({@code kosh.sms.*}, docs/contract/notification.md).
 *
 * @param enabled whether anything is sent at all; also read as {@code notification.sms.enabled}
 * @param templates folder with texts that replace ours: {@code <tenant>/<locale>.properties}
 */
@ConfigurationProperties("kosh.sms")
record SmsSettings(
        @DefaultValue("true") boolean enabled, @Nullable Path templates) {}
