package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.FailureState;
import java.util.UUID;

/** A failure record that is on file already. */
record KnownEvent(UUID id, String key, String contentHash, FailureState state) {

    /** Whether it waits for a person or for FTPS. */
    boolean isOpen() {
        return state == FailureState.QUARANTINED || state == FailureState.WAITING_CONTEXT;
    }

    KnownEvent withContent(String hash) {
        return new KnownEvent(id, key, hash, state);
    }
}
