package dev.kosh.disbursement.jobs;

import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.KoshServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link KoshServerTest} of the jobs: {@link SeededInstructions} are there, the simulated treasury answers over the real
 * envelope, {@link TreasuryNight} runs what is due by the clock. Each class has a database of its own, because a job
 * works at everything that is there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@DirtiesContext
@Import({NightTreasury.class, TreasuryNight.class, SeededInstructions.class, KeptSms.class, DrainedOutbox.class})
@TestPropertySource(
        properties = {
            "kosh.sms.provider=kept",
            "jit.retry.waits=5ms,5ms",
            "jit.circuit.failures-percent=100",
            "jit.circuit.window=100000",
            "spring.datasource.hikari.maximum-pool-size=16"
        })
public @interface NightTest {}
