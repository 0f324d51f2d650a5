package dev.kosh.events.outbox;

import dev.kosh.events.OutboxMessage;
import java.time.Instant;
import java.util.List;

/** Messages that this process alone may deliver until the lease ends. */
record Batch(Instant leasedUntil, List<OutboxMessage> messages) {}
