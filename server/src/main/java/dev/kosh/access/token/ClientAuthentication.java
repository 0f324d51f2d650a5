package dev.kosh.access.token;

import dev.kosh.access.RateLimits;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.network.Networks;
import dev.kosh.access.store.ClientStore;
import dev.kosh.access.store.OAuthClient;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which client calls the token end point: HTTP Basic, where a public client's secret is empty. */
@Component
class ClientAuthentication {

    private static final String SCHEME = "Basic ";

    private final ClientStore clients;
    private final Passwords passwords;
    private final ClientAddresses addresses;
    private final TokenLimits limits;
    private final Clock clock;

    ClientAuthentication(
            ClientStore clients, Passwords passwords, ClientAddresses addresses, TokenLimits limits, Clock clock) {
        this.clients = clients;
        this.passwords = passwords;
        this.addresses = addresses;
        this.limits = limits;
        this.clock = clock;
    }

    private record Credentials(String id, String secret) {}

    /**
     * The client, which proved its secret and calls from where it may.
     *
     * @throws ClientRefused when there is no Basic header, or none of a client that we know
     */
    TokenCall authenticated(HttpServletRequest request) {
        String address = addresses.of(request);
        String header = request.getHeader("Authorization");
        boolean isBasic = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        Credentials shown = header != null && isBasic ? credentials(header) : null;
        Optional<OAuthClient> named = shown == null ? Optional.empty() : clients.find(shown.id());
        // A client's own, wider limit helps only whoever calls from where that client may.
        limits.takeForAddress(
                address,
                named.filter(client -> Networks.of(client.networks()).allow(address))
                        .map(OAuthClient::limits)
                        .orElse(RateLimits.NONE));
        if (!isBasic) {
            throw new ClientRefused("Full authentication is required to access this resource", address);
        }
        OAuthClient client = named.filter(OAuthClient::enabled)
                .filter(each -> shown != null && isSecretOf(each, shown.secret()))
                .orElseThrow(() -> new ClientRefused("Bad credentials", address));
        return new TokenCall(request, client, address);
    }

    private boolean isSecretOf(OAuthClient client, String secret) {
        if (!client.isConfidential()) {
            return secret.isEmpty();
        }
        return passwords.matches(secret, client.secretHash()) || isPreviousSecretOf(client, secret);
    }

    private boolean isPreviousSecretOf(OAuthClient client, String secret) {
        Instant until = client.previousSecretUntil();
        return until != null
                && clock.instant().isBefore(until)
                && passwords.matches(secret, client.previousSecretHash());
    }

    private static @Nullable Credentials credentials(String header) {
        try {
            String text = new String(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? null : new Credentials(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
