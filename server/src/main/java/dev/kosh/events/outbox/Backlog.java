package dev.kosh.events.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the outbox still owes.
 *
 * @param stuck messages that have failed so often that somebody should look
 * @param oldest when the oldest message was written; null when nothing waits
 */
record Backlog(long waiting, long stuck, @Nullable Instant oldest) {}
