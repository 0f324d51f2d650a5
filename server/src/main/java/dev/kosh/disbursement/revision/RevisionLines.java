package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.RevisionLine;
import org.jspecify.annotations.Nullable;

/** Failed payments as people see them before they are made again. */
final class RevisionLines {

    private static final int SHOWN_CHARACTERS = 4;

    private RevisionLines() {}

    static RevisionLine of(FailedAttempt attempt) {
        BankAddress current = attempt.current();
        BankAddress corrected = attempt.corrected();
        return new RevisionLine(
                attempt.failed().number(),
                attempt.sentTo().name(),
                attempt.failed().amount(),
                attempt.failedIn().number(),
                attempt.failed().statusMessage(),
                current == null ? "" : masked(current.accountNumber()),
                attempt.failed().ifsc(),
                corrected == null ? null : masked(corrected.accountNumber()),
                corrected == null ? null : corrected.ifsc(),
                attempt.isUnchanged(),
                attempt.problem().orElse(null));
    }

    /** All but the last four characters are hidden. */
    static String masked(@Nullable String accountNumber) {
        if (accountNumber == null) {
            return "";
        }
        int hidden = Math.max(0, accountNumber.length() - SHOWN_CHARACTERS);
        return "*".repeat(hidden) + accountNumber.substring(hidden);
    }
}
