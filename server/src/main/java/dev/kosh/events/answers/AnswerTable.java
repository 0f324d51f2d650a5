package dev.kosh.events.answers;

import dev.kosh.events.AnswerError;
import dev.kosh.events.AnswerKey;
import dev.kosh.events.StoredAnswer;
import dev.kosh.events.StoredAnswers;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.RequestRefused;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code events.stored_answer}. Answers name people, so they are sealed; requests are kept as a keyed digest. */
@Component
class AnswerTable implements StoredAnswers {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** A call that waits for somebody outside and took longer has died with its process. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final AnswerSettings settings;
    private final Clock clock;

    AnswerTable(JdbcClient jdbc, PersonalData personalData, AnswerSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the key has already; without an answer when it was free and is ours now. */
    private record Claim(byte[] request, int status, byte @Nullable [] answer) {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<StoredAnswer> claim(AnswerKey key, String request) {
        byte[] digest = personalData.blindIndex(request);
        Claim claim = claim(key, digest).orElseThrow(AnswerTable::inUse);
        return claim.answer() == null ? Optional.empty() : Optional.of(answer(claim, claim.answer(), digest));
    }

    @Override
    @Transactional(propagation = Propagation.NEVER)
    public Optional<StoredAnswer> claimApart(AnswerKey key, String request) {
        byte[] digest = personalData.blindIndex(request);
        long patience = System.nanoTime() + settings.longestWait().toNanos();
        while (!take(key, digest)) {
            Claim other = find(key).orElse(null);
            if (other != null && other.answer() != null) {
                return Optional.of(answer(other, other.answer(), digest));
            }
            if (System.nanoTime() > patience) {
                throw inUse();
            }
            pause();
        }
        return Optional.empty();
    }

    private StoredAnswer answer(Claim claim, byte[] answer, byte[] digest) {
        if (!MessageDigest.isEqual(digest, claim.request())) {
            throw new RequestRefused(
                    AnswerError.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came with another body before; send a new call with a new key");
        }
        return new StoredAnswer(claim.status(), personalData.decrypt(answer));
    }

    private static RequestRefused inUse() {
        return new RequestRefused(
                AnswerError.IDEMPOTENCY_KEY_IN_USE,
                "The first call with this Idempotency-Key is still running; repeat the call in a while");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw inUse();
        }
    }

    /** Whether the key was free, past its time or held by a call that died, and is ours now. */
    private boolean take(AnswerKey key, byte[] digest) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into events.stored_answer as held (tenant_id, caller, path, key, request, stored_at)
                        values (:tenant, :caller, :path, :key, :request, :now)
                        on conflict (tenant_id, caller, path, key) do update
                            set request = excluded.request, status = null, answer = null,
                                stored_at = excluded.stored_at
                            where held.stored_at < :expiredBefore
                               or held.answer is null and held.stored_at < :diedBefore
                        """)
                        .param("tenant", key.tenantId().value())
                        .param("caller", key.caller())
                        .param("path", key.path())
                        .param("key", key.key())
                        .param("request", digest)
                        .param("now", utc(now))
                        .param("expiredBefore", utc(now.minus(RETENTION)))
                        .param("diedBefore", utc(now.minus(LONGEST_CALL)))
                        .update()
                == 1;
    }

    private Optional<Claim> find(AnswerKey key) {
        return jdbc.sql("""
                        select request, status, answer
                        from events.stored_answer
                        where tenant_id = :tenant and caller = :caller and path = :path and key = :key
                        """)
                .param("tenant", key.tenantId().value())
                .param("caller", key.caller())
                .param("path", key.path())
                .param("key", key.key())
                .query((row, number) ->
                        new Claim(row.getBytes("request"), row.getInt("status"), row.getBytes("answer")))
                .optional();
    }

    @Override
    public void release(AnswerKey key) {
        jdbc.sql("""
                        delete from events.stored_answer
                        where tenant_id = :tenant and caller = :caller and path = :path and key = :key
                          and answer is null
                        """)
                .param("tenant", key.tenantId().value())
                .param("caller", key.caller())
                .param("path", key.path())
                .param("key", key.key())
                .update();
    }

    private Optional<Claim> claim(AnswerKey key, byte[] digest) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select request, status, answer
                        from events.claim_answer(
                            :tenant, :caller, :path, :key, :request, :now, :expiredBefore, :waitMillis)
                        """)
                .param("tenant", key.tenantId().value())
                .param("caller", key.caller())
                .param("path", key.path())
                .param("key", key.key())
                .param("request", digest)
                .param("now", utc(now))
                .param("expiredBefore", utc(now.minus(RETENTION)))
                .param("waitMillis", (int) settings.longestWait().toMillis())
                .query((row, number) ->
                        new Claim(row.getBytes("request"), row.getInt("status"), row.getBytes("answer")))
                .optional();
    }

    @Override
    public void keep(AnswerKey key, StoredAnswer answer) {
        jdbc.sql("""
                        update events.stored_answer
                        set status = :status, answer = :answer
                        where tenant_id = :tenant and caller = :caller and path = :path and key = :key
                        """)
                .param("status", answer.status())
                .param("answer", personalData.encrypt(answer.body()))
                .param("tenant", key.tenantId().value())
                .param("caller", key.caller())
                .param("path", key.path())
                .param("key", key.key())
                .update();
    }

    /** Removes answers that are past their time, some at a time; returns how many. */
    int purge(int atMost) {
        return jdbc.sql("""
                        delete from events.stored_answer
                        where ctid = any (array(
                            select ctid from events.stored_answer where stored_at < :expiredBefore limit :limit))
                          -- Said again of the row as it is: a call may have taken the key meanwhile.
                          and stored_at < :expiredBefore
                        """)
                .param("expiredBefore", utc(clock.instant().minus(RETENTION)))
                .param("limit", atMost)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
