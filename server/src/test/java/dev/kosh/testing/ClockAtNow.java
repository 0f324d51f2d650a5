package dev.kosh.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Each class of desk tests begins at {@link Desk#NOW}, whatever the one before it on the same server left the clock at. */
final class ClockAtNow implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBean(MovableClock.class).set(Desk.NOW);
    }
}
