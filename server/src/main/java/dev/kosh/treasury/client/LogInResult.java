package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.envelope.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A session, or why there is none.
 *
 * @param session null when there is a glitch
 * @param glitch null when there is a session
 * @param reply what came back, for {@code Retry-After} and the log; null when nothing was sent
 */
record LogInResult(
        @Nullable Session session,
        @Nullable Glitch glitch,
        @Nullable Reply reply) {

    static LogInResult of(Session session, @Nullable Reply reply) {
        return new LogInResult(session, null, reply);
    }

    static LogInResult failed(Glitch glitch, @Nullable Reply reply) {
        return new LogInResult(null, glitch, reply);
    }
}
