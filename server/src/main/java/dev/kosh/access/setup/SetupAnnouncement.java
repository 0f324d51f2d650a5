package dev.kosh.access.setup;

import dev.kosh.access.Accounts;
import dev.kosh.access.store.SetupTokenStore;
import dev.kosh.access.store.TokenHash;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whoever started a server without an administrator how to make one. A sandbox brings its own users and stays
 * silent.
 */
@Component
@ConditionalOnProperty(name = "kosh.sandbox", havingValue = "false", matchIfMissing = true)
class SetupAnnouncement {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int TOKEN_BYTES = 24;

    private final Accounts accounts;
    private final SetupTokenStore tokens;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    // The console and not the log: logs are kept and copied, a token is not for that.
    private final PrintStream console = System.out;

    SetupAnnouncement(Accounts accounts, SetupTokenStore tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (accounts.hasAdministrator()) {
            return;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.add(TokenHash.of(token), clock.instant().plus(LIFETIME));
        console.println("No administrator yet: create one within 24 hours at /setup or with 'kosh admin"
                + " create-administrator'; set-up token: " + token);
    }
}
