package dev.kosh.events.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription's events are signed with: its secret, and for a day the one before it, so that the receiver can
 * change over at his own time.
 */
record SigningSecrets(String secret, @Nullable String former, Instant formerUntil) {

    static final Duration OVERLAP = Duration.ofHours(24);

    static SigningSecrets of(String secret) {
        return new SigningSecrets(secret, null, Instant.EPOCH);
    }

    /** @param text one secret, or two and until when the second is used, in milliseconds */
    static SigningSecrets read(String text) {
        String[] parts = text.split(" ");
        return parts.length == 1
                ? of(text)
                : new SigningSecrets(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }

    String written() {
        return former == null ? secret : secret + ' ' + former + ' ' + formerUntil.toEpochMilli();
    }

    SigningSecrets renewed(String next, Instant now) {
        return new SigningSecrets(next, secret, now.plus(OVERLAP));
    }

    /** Those that sign at an instant, the newest first. */
    List<String> at(Instant now) {
        return former == null || !now.isBefore(formerUntil) ? List.of(secret) : List.of(secret, former);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SigningSecrets";
    }
}
