package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.BankAccountNumber;
import dev.kosh.disbursement.RevisionLine;

/** Failed payments as people see them before they are made again. */
final class RevisionLines {

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
                current == null ? "" : BankAccountNumber.masked(current.accountNumber()),
                attempt.failed().ifsc(),
                corrected == null ? null : BankAccountNumber.masked(corrected.accountNumber()),
                corrected == null ? null : corrected.ifsc(),
                attempt.isUnchanged(),
                attempt.problem().orElse(null));
    }
}
