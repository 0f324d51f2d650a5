package dev.kosh.treasury.client;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryRefusal;
import dev.kosh.wire.RequestRefused;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Calls the treasury, again if that may help and can do no harm. */
@Component
class JitTreasury implements Treasury {

    private final CurrentAddress address;
    private final JitTries tries;
    private final ExchangeRecorder exchanges;
    private final JobLines lines;
    private final RetryWaits waits;
    private final JsonMapper json;
    private final MeterRegistry meters;

    JitTreasury(
            CurrentAddress address,
            JitTries tries,
            ExchangeRecorder exchanges,
            JobLines lines,
            RetryWaits waits,
            JsonMapper json,
            MeterRegistry meters) {
        this.address = address;
        this.tries = tries;
        this.exchanges = exchanges;
        this.lines = lines;
        this.waits = waits;
        this.json = json;
        this.meters = meters;
    }

    @Override
    public boolean isConfigured() {
        return address.current() != null;
    }

    @Override
    public TreasuryAnswer call(TreasuryCall call) {
        TreasuryAddress target = address.current();
        if (target == null) {
            throw new RequestRefused(
                    TreasuryRefusal.TREASURY_NOT_CONFIGURED,
                    "This installation has no treasury: an operator sets jit.base-url and what belongs to it");
        }
        String plaintext = plaintext(call);
        CallUnderWay underWay = new CallUnderWay(call, target, plaintext, exchanges.seal(plaintext), lines.of(call));
        Try last = tries.once(underWay);
        for (int tried = 1; mayTryAgain(call, last); tried++) {
            Optional<Duration> wait = waits.before(tried, last.reply());
            if (wait.isEmpty() || !sleep(wait.get())) {
                break;
            }
            last = tries.once(underWay);
        }
        count(call, last);
        return last.answer();
    }

    /** An order is never sent twice on our own account. No answer yet is an answer: asking again at once would not help. */
    private static boolean mayTryAgain(TreasuryCall call, Try last) {
        return call.service().isReadOnly()
                && last.finding().outcome() == Outcome.NO_RESPONSE
                && last.finding().glitch() != null;
    }

    private String plaintext(TreasuryCall call) {
        return json.writeValueAsString(
                json.createObjectNode().put("serviceId", call.service().name()).set("params", call.params()));
    }

    /** False when this thread shall end. */
    private static boolean sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void count(TreasuryCall call, Try last) {
        Glitch glitch = last.finding().glitch();
        meters.counter(
                        "kosh.treasury.calls",
                        "service",
                        call.service().name(),
                        "outcome",
                        last.finding().outcome().name(),
                        "glitch",
                        glitch == null ? "none" : glitch.name())
                .increment();
    }
}
