package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.JobRun.Counts;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the threads of a pass bring, on top of what earlier passes brought. */
final class Tally {

    private final Counts before;
    private final LongAdder noResponse = new LongAdder();
    private final LongAdder error = new LongAdder();
    private final LongAdder success = new LongAdder();
    private final LongAdder failedPayments = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder askedAgain = new LongAdder();

    Tally(Counts before) {
        this.before = before;
    }

    /** @param again a piece that counts as unanswered so far */
    void add(PieceResult result, boolean again) {
        switch (result.kind()) {
            case NO_RESPONSE -> noResponse.increment();
            case ERROR -> error.increment();
            case SUCCESS -> success.increment();
            case NOT_CALLED -> {
                return;
            }
        }
        if (again) {
            askedAgain.increment();
        }
        failedPayments.add(result.failedPayments());
    }

    void addFault() {
        faults.increment();
    }

    /** Each piece once, with its latest outcome. */
    Counts counts() {
        long again = askedAgain.sum();
        long called = noResponse.sum() + error.sum() + success.sum() - again;
        return new Counts(
                before.eligible(),
                before.called() + called,
                before.noResponse() + noResponse.sum() - again,
                before.error() + error.sum(),
                before.success() + success.sum(),
                before.failedPayments() + failedPayments.sum(),
                before.faults() + faults.sum());
    }
}
