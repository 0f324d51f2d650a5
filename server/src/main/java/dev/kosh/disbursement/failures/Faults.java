package dev.kosh.disbursement.failures;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the rest of an answer be applied when one part breaks, and tells of the first break in the end. */
final class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private @Nullable RuntimeException first;

    /** The counts of a part; none when it broke. */
    FailureCounts tryCounting(Supplier<FailureCounts> part) {
        try {
            return part.get();
        } catch (RuntimeException fault) {
            // The text of a fault may name people.
            log.error(
                    "A part of a failure answer could not be applied; it is asked for again: {}",
                    fault.getClass().getName());
            log.debug("Fault in a failure answer", fault);
            if (first == null) {
                first = fault;
            }
            return FailureCounts.NONE;
        }
    }

    void throwFirst() {
        if (first != null) {
            throw first;
        }
    }
}
