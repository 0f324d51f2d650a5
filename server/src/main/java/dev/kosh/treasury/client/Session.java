package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasuryAddress;
import java.time.Instant;
import javax.crypto.SecretKey;

/** A log-in that succeeded; in memory only. */
record Session(TreasuryAddress address, String token, SecretKey key, Instant since) {

    /** Without token and key. */
    @Override
    public String toString() {
        return "Session since " + since;
    }
}
