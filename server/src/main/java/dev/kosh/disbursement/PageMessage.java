package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import java.time.Instant;

/**
 * What the page of an instruction says of the latest call.
 *
 * @param text exact, as the requirement words it; an error text of the treasury is cut at 1,000 characters
 */
public record PageMessage(Severity severity, String text, TreasuryService api, Instant at) {

    /** How the band is shown. */
    public enum Severity {
        ERROR,
        INFO
    }
}
