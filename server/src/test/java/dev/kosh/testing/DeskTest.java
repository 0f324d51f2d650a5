package dev.kosh.testing;

import dev.kosh.billing.AmendmentDesk;
import dev.kosh.billing.bulk.BulkDesk;
import dev.kosh.collection.HarmWatch;
import dev.kosh.events.outbox.DrainedOutbox;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestPropertySource;

/**
 * A {@link KoshServerTest} of the money desk: {@link Desk} raises demands, fetches bills and pays them; the clock stands
 * at {@link Desk#NOW} when a class begins. What some of the tests need beside it is there for all, so that they share a
 * server. Rate limits are out of the way, because that clock never refills them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@KoshServerTest
@Import({Desk.class, AmendmentDesk.class, BulkDesk.class, HarmWatch.class, DrainedOutbox.class})
@TestExecutionListeners(listeners = ClockAtNow.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@TestPropertySource(
        properties = {
            "kosh.rate-limits.tokens-per-address-per-minute=100000",
            "kosh.rate-limits.tokens-per-user-name-per-minute=100000",
            "kosh.rate-limits.bill-fetches-per-second=1000000",
            "kosh.rate-limits.payments-per-second=1000000",
            "kosh.rate-limits.open-pages-per-address-per-minute=1000000"
        })
public @interface DeskTest {}
