package dev.kosh.disbursement;

import org.jspecify.annotations.Nullable;

/**
 * A payee as screens show him: the snapshot that was sent with the instruction.
 *
 * @param maskedAccount all but the last four characters are {@code *}; null without an account
 */
public record ShownPayee(@Nullable String name, @Nullable String maskedAccount) {

    private static final int SHOWN = 4;

    public static ShownPayee of(SentPayee sent) {
        return new ShownPayee(sent.name(), masked(sent.accountNumber()));
    }

    private static @Nullable String masked(@Nullable String account) {
        if (account == null) {
            return null;
        }
        int hidden = Math.max(0, account.length() - SHOWN);
        return "*".repeat(hidden) + account.substring(hidden);
    }

    /** Without the name. */
    @Override
    public String toString() {
        return "ShownPayee[%s]".formatted(maskedAccount);
    }
}
