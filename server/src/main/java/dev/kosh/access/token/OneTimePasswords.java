package dev.kosh.access.token;

import dev.kosh.access.store.OtpStore;
import dev.kosh.access.store.OtpStore.StoredOtp;
import dev.kosh.wire.TenantId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Six digits that prove a mobile number: good for a quarter of an hour, one use and five attempts; only the newest of a
 * number counts. Numbers are of a state, whichever of its tenants was named.
 */
@Component
public class OneTimePasswords {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");
    private static final int BOUND = 1_000_000;
    private static final int MOST_ATTEMPTS = 5;

    private final OtpStore store;
    private final Passwords passwords;
    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    OneTimePasswords(
            OtpStore store, Passwords passwords, Clock clock, @Value("${kosh.otp.lifetime:15m}") Duration lifetime) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    static boolean isOtp(String text) {
        return FORM.matcher(text).matches();
    }

    /** A new one, in clear: it goes to the number and nowhere else. */
    public String issue(TenantId state, String mobileNumber) {
        Instant now = clock.instant();
        String otp = "%06d".formatted(random.nextInt(BOUND));
        store.forgetBefore(now);
        store.replace(
                state,
                mobileNumber,
                new StoredOtp(UUID.randomUUID().toString(), passwords.hash(otp), 0),
                now,
                now.plus(lifetime));
        return otp;
    }

    /**
     * The id of the one that this is, which is used up by that; empty when it is not right or not good any more. Takes
     * equally long in either case.
     *
     * @param mobileNumber null: of somebody who is not there
     */
    public Optional<String> prove(TenantId state, @Nullable String mobileNumber, String otp) {
        Optional<StoredOtp> stored = mobileNumber == null
                ? Optional.empty()
                : store.attempt(state, mobileNumber, MOST_ATTEMPTS, clock.instant());
        boolean isRight = passwords.matches(otp, stored.map(StoredOtp::hash).orElse(null));
        return isRight ? stored.map(StoredOtp::id).filter(store::use) : Optional.empty();
    }
}
