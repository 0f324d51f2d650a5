package dev.kosh.collection;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Payment gateways ({@code kosh.pg.*}, docs/operators.md, payment gateways).
 *
 * @param gateways accounts, by the name that clients choose
 * @param timeout from the beginning of a call to a gateway until the last byte of its answer
 * @param orderValidFor how long a payer has on the gateway's page
 * @param earlyPoll a transaction is asked about so long after its beginning, and after twice that time; then when its
 *     order's time is over, and at 00:00 and 12:00 in India
 * @param pollInterval how often it is looked for transactions that are to be asked about
 * @param giveUpAfter what has no final answer by then is asked about no more
 * @param retryReceiptsFor how long a receipt that was refused is tried again before its money has to be given back
 * @param payPage address of the citizens' page to pay at, for messages; null when there is none
 */
@ConfigurationProperties("kosh.pg")
public record GatewaySettings(
        @DefaultValue Map<String, Account> gateways,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("30m") Duration orderValidFor,
        @DefaultValue("15m") Duration earlyPoll,
        @DefaultValue("1m") Duration pollInterval,
        @DefaultValue("7d") Duration giveUpAfter,
        @DefaultValue("1d") Duration retryReceiptsFor,
        @Nullable String payPage) {

    /** {@code kosh.pg.gateways.<NAME>.*}, as {@link GatewayAccount} has it. */
    public record Account(
            String adapter,
            URI url,
            String merchantId,
            String secret,
            @DefaultValue("true") boolean active) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Account[%s, %s]".formatted(adapter, url);
        }
    }
}
