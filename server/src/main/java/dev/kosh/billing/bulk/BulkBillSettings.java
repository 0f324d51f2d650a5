package dev.kosh.billing.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reading the topic {@code bulk-bill-generator} (docs/contract/billing.md, demands by message).
 *
 * @param user uuid of the user on whose behalf, and with whose roles; none: the topic is not read
 * @param auditTopics beside {@code bulk-bill-generation-audit}, topics that a message may have its answer sent to
 */
@ConfigurationProperties("kosh.billing.bulk-bills")
public record BulkBillSettings(
        @Nullable String user, @DefaultValue List<String> auditTopics) {}
