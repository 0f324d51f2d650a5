package dev.kosh.treasury;

import dev.kosh.wire.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question or an order to the treasury.
 *
 * @param reference what the call is about, in the caller's own terms, to find the exchange by; the treasury module does
 *     not read it. No personal data. At most {@value #LONGEST_REFERENCE} characters
 * @param params the parameters of the service, sent in this order
 * @param slot business date of the run that the call belongs to, if it belongs to one
 */
public record TreasuryCall(
        TenantId tenant,
        TreasuryService service,
        @Nullable String reference,
        ObjectNode params,
        @Nullable LocalDate slot,
        Trigger trigger) {

    public static final int LONGEST_REFERENCE = 200;

    /** @throws IllegalArgumentException when the reference is too long */
    public TreasuryCall {
        if (reference != null && reference.length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("a reference has at most " + LONGEST_REFERENCE + " characters");
        }
    }
}
