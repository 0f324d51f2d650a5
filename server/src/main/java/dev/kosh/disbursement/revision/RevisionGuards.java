package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What forbids a revised instruction (docs/contract/disbursement-failures.md, guards). */
@Component
class RevisionGuards {

    private final CorrectionSettings settings;
    private final Clock clock;

    RevisionGuards(CorrectionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the chain may be revised at all. */
    void checkChain(PaymentInstruction root, List<PaymentInstruction> chain, List<FailedAttempt> failed) {
        chain.stream().filter(RevisionGuards::isOpenRevision).findFirst().ifPresent(open -> {
            throw new RequestRefused(
                    DisbursementError.PI_REVISION_OPEN,
                    "A revised payment instruction %s is already under process.".formatted(open.number()));
        });
        if (failed.isEmpty()) {
            throw new RequestRefused(DisbursementError.PI_NOTHING_FAILED, "There is no failed payment to revise.");
        }
        if (root.status() != PiStatus.COMPLETED) {
            throw new RequestRefused(
                    DisbursementError.PI_ACTION_NOT_ALLOWED,
                    "%s is %s: it can be revised once it is %s."
                            .formatted(root.number(), root.status().label(), PiStatus.COMPLETED.label()));
        }
        checkWindow(root);
    }

    /** Whether the treasury still corrects the chain. */
    void checkWindow(PaymentInstruction root) {
        if (!isWindowOpen(root)) {
            throw new RequestRefused(
                    DisbursementError.PI_CORRECTION_WINDOW_OVER,
                    "The treasury no longer corrects %s: generate a new payment instruction for its failed payments."
                            .formatted(root.number()));
        }
    }

    /** Whether each of these payments can be made again to the account of now. */
    void checkPayments(List<FailedAttempt> failed, boolean confirmUnchanged) {
        Problems problems = new Problems();
        for (FailedAttempt each : failed) {
            each.obstacle()
                    .ifPresent(error -> problems.add(error, each.problem().orElse("")));
        }
        problems.throwIfAny();
        Set<BankAddress> accounts = new HashSet<>();
        for (FailedAttempt each : failed) {
            if (!accounts.add(each.correction().corrected())) {
                throw new RequestRefused(
                        DisbursementError.PI_DUPLICATE_BENEFICIARY,
                        "There are 2 or more than 2 beneficiaries having same account number and IFSC.");
            }
        }
        if (!confirmUnchanged && failed.stream().anyMatch(FailedAttempt::isUnchanged)) {
            throw new RequestRefused(
                    DisbursementError.PI_UNCHANGED_ACCOUNT,
                    "The account of %s was not corrected; confirmUnchanged: true pays it there all the same."
                            .formatted(String.join(
                                    ", ",
                                    failed.stream()
                                            .filter(FailedAttempt::isUnchanged)
                                            .map(each -> each.failed().number())
                                            .toList())));
        }
    }

    boolean isWindowOpen(PaymentInstruction root) {
        return settings.window().isOpen(Instant.ofEpochMilli(root.audit().createdTime()), clock.instant());
    }

    static boolean isOpenRevision(PaymentInstruction pi) {
        return pi.isRevised()
                && pi.active()
                && switch (pi.status()) {
                    case PENDING, DECLINED, IN_PROCESS -> true;
                    case INITIATED, REJECTED, APPROVED, COMPLETED -> false;
                };
    }
}
