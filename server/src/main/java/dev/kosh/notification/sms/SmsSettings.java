package dev.kosh.notification.sms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How messages are made ({@code kosh.sms.*}, docs/contract/notification.md).
 *
 * @param templates folder with texts that replace ours: {@code <tenant>/<locale>.properties}
 */
@ConfigurationProperties("kosh.sms")
record SmsSettings(@Nullable Path templates) {}
