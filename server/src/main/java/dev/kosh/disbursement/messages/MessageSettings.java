package dev.kosh.disbursement.messages;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages to beneficiaries ({@code jit.sms.*}, docs/contract/disbursement-failures.md, settings).
 *
 * @param blockedNumbers stand for "no number" in the registries: nothing is sent to them
 * @param locale language of the texts
 */
@ConfigurationProperties("jit.sms")
record MessageSettings(
        @DefaultValue("9999999999") Set<String> blockedNumbers,
        @DefaultValue("en_IN") String locale) {}
