package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/**
 * Whom a bill pays. Name, number and address are encrypted at rest; its text tells the identifier only.
 *
 * @param type as the registry names kinds of payees: {@code INDIVIDUAL}, {@code ORGANISATION}, …
 * @param identifier id in the registry; bank accounts are found by it
 */
public record Payee(
        String type,
        String identifier,
        @Nullable String name,
        @Nullable String mobileNumber,
        @Nullable String address) {

    private static final String INDIVIDUAL = "INDIVIDUAL";

    /** The kind of beneficiary that it becomes. */
    public PayeeType payeeType() {
        return type.equals(INDIVIDUAL) ? PayeeType.IND : PayeeType.ORG;
    }

    @Override
    public String toString() {
        return "Payee[" + type + ", " + identifier + "]";
    }
}
