package dev.kosh.access.clients;

import dev.kosh.access.store.OAuthClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client on record; never with its secret. */
record ClientJson(
        String id,
        @Nullable String tenantId,
        boolean publicClient,
        List<String> grants,
        List<String> scopes,
        long accessSeconds,
        long refreshSeconds,
        List<String> networks,
        List<String> allowedUsers,
        @Nullable String actsAs,
        @Nullable Integer tokensPerAddressPerMinute,
        @Nullable Integer tokensPerUserNamePerMinute,
        @Nullable Integer billFetchesPerSecond,
        @Nullable Integer paymentsPerSecond,
        boolean enabled,
        @Nullable Long previousSecretUntil) {

    static ClientJson of(OAuthClient client) {
        return new ClientJson(
                client.id(),
                client.tenantId(),
                !client.isConfidential(),
                client.grants(),
                client.scopes(),
                client.accessLifetime().toSeconds(),
                client.refreshLifetime().toSeconds(),
                client.networks(),
                client.allowedUsers(),
                client.actsAs(),
                client.limits().tokensPerAddressPerMinute(),
                client.limits().tokensPerUserNamePerMinute(),
                client.limits().billFetchesPerSecond(),
                client.limits().paymentsPerSecond(),
                client.enabled(),
                client.previousSecretUntil() == null
                        ? null
                        : client.previousSecretUntil().toEpochMilli());
    }
}
