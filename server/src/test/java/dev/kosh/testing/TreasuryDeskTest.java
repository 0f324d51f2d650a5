package dev.kosh.testing;

import dev.kosh.events.outbox.DrainedOutbox;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link KoshServerTest} of money going out: {@link TreasuryDesk} brings bills in over HTTP, and a simulated treasury,
 * {@link dev.kosh.simulator.TreasurySimulator}, answers over the real envelope. Its clock is the server's.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@Import({SimulatedTreasury.class, TreasuryDesk.class, DrainedOutbox.class})
@TestPropertySource(
        properties = {
            "jit.retry.waits=5ms,5ms",
            "jit.http.read-timeout=2s",
            "jit.circuit.failures-percent=100",
            "jit.circuit.window=100000"
        })
public @interface TreasuryDeskTest {}
