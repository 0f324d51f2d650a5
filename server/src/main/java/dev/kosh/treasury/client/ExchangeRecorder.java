package dev.kosh.treasury.client;

import dev.kosh.secrets.PersonalData;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.MaskedText;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.envelope.Finding;
import dev.kosh.treasury.envelope.Reply;
import dev.kosh.treasury.store.ExchangeRow;
import dev.kosh.treasury.store.ExchangeWriter;
import dev.kosh.wire.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts each try of a call and each log-in on record: durable when these methods return. */
@Component
class ExchangeRecorder {

    private static final byte[] NOTHING = {};
    private static final Reply NOTHING_SENT = new Reply(null, 0, NOTHING, null);

    private final ExchangeWriter writer;
    private final PersonalData personalData;

    ExchangeRecorder(ExchangeWriter writer, PersonalData personalData) {
        this.writer = writer;
        this.personalData = personalData;
    }

    byte[] seal(String request) {
        return personalData.encrypt(request);
    }

    /** @param reply null when nothing was sent */
    UUID recordTry(
            TreasuryCall call,
            byte[] requestSealed,
            int attemptNo,
            @Nullable Reply reply,
            Finding finding,
            Instant startedAt,
            Duration took) {
        Reply came = reply == null ? NOTHING_SENT : reply;
        UUID id = Ids.next();
        writer.write(new ExchangeRow(
                call.tenant(),
                id,
                call.service().name(),
                call.reference(),
                call.slot(),
                attemptNo,
                call.trigger(),
                came.status() == 0 ? null : came.status(),
                finding.outcome(),
                finding.glitch(),
                finding.errorCode(),
                MaskedText.of(finding.errorText()),
                startedAt,
                took,
                came.body().length,
                requestSealed,
                personalData.encryptNullable(finding.received())));
        return id;
    }

    /** A log-in has no payload on record: it consists of keys and secrets. */
    void recordLogIn(TreasuryCall cause, LogInResult result, Instant startedAt, Duration took) {
        Glitch glitch = result.glitch();
        Reply reply = result.reply() == null ? NOTHING_SENT : result.reply();
        writer.write(new ExchangeRow(
                cause.tenant(),
                Ids.next(),
                ExchangeLog.LOG_IN,
                null,
                cause.slot(),
                1,
                cause.trigger(),
                reply.status() == 0 ? null : reply.status(),
                glitch == null ? Outcome.SUCCESS : glitch.outcome(),
                glitch,
                null,
                glitch == null ? null : glitch.bannerText(),
                startedAt,
                took,
                reply.body().length,
                null,
                null));
    }
}
