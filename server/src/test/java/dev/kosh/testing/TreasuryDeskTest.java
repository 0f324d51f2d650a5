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
 * {@link dev.kosh.simulator.TreasurySimulator}, answers over the real envelope. Its clock is the server's. Who is signed
 * in at the console stays so while a test moves that clock by days.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@Import({SimulatedTreasury.class, TreasuryDesk.class, DrainedOutbox.class})
@TestPropertySource(
        properties = {
            "jit.retry.waits=5ms,5ms",
            "jit.circuit.failures-percent=100",
            "jit.circuit.window=100000",
            "kosh.console.session.idle=30d",
            "kosh.console.session.longest=30d"
        })
public @interface TreasuryDeskTest {}
