package dev.kosh.disbursement;

import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.ClearText;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SimulatedTreasury;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link KoshServerTest} of payments out: {@link Payouts} makes them, the simulated treasury takes them over the real
 * envelope, {@link RecordedSms} carries the messages. Jobs do not start by themselves: tests say when the treasury is
 * asked.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@Import({
    SimulatedTreasury.class,
    Payouts.class,
    PayoutRecords.class,
    FailureNights.class,
    RecordedSms.class,
    ClearText.class,
    DrainedOutbox.class
})
@TestPropertySource(
        properties = {
            "kosh.sms.provider=recorded",
            "kosh.rate-limits.tokens-per-address-per-minute=100000",
            "kosh.rate-limits.tokens-per-user-name-per-minute=100000",
            "jit.retry.waits=5ms,5ms",
            "jit.circuit.failures-percent=100",
            "jit.cron.va=-",
            "jit.cron.pis=-",
            "jit.cron.pd=-",
            "jit.cron.ftps=-",
            "jit.cron.fd=-",
            "jit.cron.ftfps=-",
            "jit.cron.pag=-",
            "jit.cron.repush=-",
            "jit.cron.pa=-",
            "jit.cron.reconciliation=-"
        })
@interface PayoutTest {}
