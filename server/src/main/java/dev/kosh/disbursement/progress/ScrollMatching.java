package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.AccountIndex;
import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.PaymentChange;
import dev.kosh.disbursement.PaymentFacts;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.store.AccountIndexes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds for each line of a debit scroll the payment that it means; lines that mean none wait for review. */
@Component
public class ScrollMatching {

    static final String MATCHED_BY_ACCOUNT = "MATCHED_BY_ACCOUNT";
    static final String ACCOUNT_DIFFERS = "ACCOUNT_DIFFERS";
    static final String VOUCHER_DATE_UNREADABLE = "VOUCHER_DATE_UNREADABLE";

    private final AccountIndexes accounts;
    private final ScrollQuarantine quarantine;

    ScrollMatching(AccountIndexes accounts, ScrollQuarantine quarantine) {
        this.accounts = accounts;
        this.quarantine = quarantine;
    }

    /** What a scroll says of the payments of an instruction. */
    public record Matched(List<PaymentChange> payments, ObjectNode counts) {}

    /** Matches all lines; those of nobody go to quarantine, in the transaction of the outcome. */
    public Matched match(PaymentInstruction locked, DebitScroll scroll, CallReport report) {
        Map<UUID, PaymentChange> changes = new LinkedHashMap<>();
        int unmatched = 0;
        int warnings = 0;
        for (DebitScroll.Line line : scroll.lines()) {
            List<String> odd = new ArrayList<>();
            List<Beneficiary> found = find(locked, line, odd);
            QuarantineReason obstacle = obstacle(found, line, changes);
            if (obstacle == null) {
                PaymentChange change = change(found.get(0), line, odd);
                changes.put(change.beneficiaryId(), change);
                warnings += odd.size();
            } else {
                unmatched++;
                quarantine.add(locked, line, obstacle, report);
            }
        }
        ObjectNode counts = JsonNodeFactory.instance
                .objectNode()
                .put("rows", scroll.lines().size())
                .put("applied", changes.size())
                .put("quarantined", unmatched)
                .put("warnings", warnings);
        return new Matched(List.copyOf(changes.values()), counts);
    }

    /** Why a line waits for review; null when it means one payment, and that one's only debit. */
    private static @Nullable QuarantineReason obstacle(
            List<Beneficiary> found, DebitScroll.Line line, Map<UUID, PaymentChange> sofar) {
        return switch (found.size()) {
            case 0 -> QuarantineReason.UNKNOWN_BENEFICIARY;
            case 1 -> isAnotherDebit(found.get(0), line, sofar) ? QuarantineReason.DEBITED_ALREADY : null;
            default -> QuarantineReason.AMBIGUOUS_BENEFICIARY;
        };
    }

    /** Each transfer has an end-to-end id of its own (reconciliation rules R8 and R11: each payment once). */
    private static boolean isAnotherDebit(Beneficiary payment, DebitScroll.Line line, Map<UUID, PaymentChange> sofar) {
        PaymentChange earlier = sofar.get(payment.id());
        String known =
                earlier == null ? payment.facts().endToEndId() : earlier.facts().endToEndId();
        return known != null && line.endToEndId() != null && !known.equals(line.endToEndId());
    }

    /** The payment of that number; else all that went to that account. */
    private List<Beneficiary> find(PaymentInstruction pi, DebitScroll.Line line, List<String> odd) {
        AccountIndex account = accounts.of(line.accountNumber(), line.ifsc());
        for (Beneficiary each : pi.beneficiaries()) {
            if (each.number().equalsIgnoreCase(line.benfId())) {
                if (account != null && !account.equals(each.account())) {
                    odd.add(ACCOUNT_DIFFERS);
                }
                return List.of(each);
            }
        }
        if (account == null) {
            return List.of();
        }
        odd.add(MATCHED_BY_ACCOUNT);
        return pi.beneficiaries().stream()
                .filter(each -> account.equals(each.account()))
                .toList();
    }

    /** What came back is never paid again in the same attempt: only its facts are filled in. */
    private static PaymentChange change(Beneficiary payment, DebitScroll.Line line, List<String> odd) {
        if (line.voucherDate() != null && TreasuryDates.day(line.voucherDate()).isEmpty()) {
            odd.add(VOUCHER_DATE_UNREADABLE);
        }
        PaymentFacts facts = PaymentFacts.paid(
                line.voucherNumber(), line.voucherDate(), line.utrNumber(), line.utrDate(), line.endToEndId());
        boolean moves = payment.status() != PaymentStatus.FAILED;
        return new PaymentChange(payment.id(), facts, null, moves, false, null, odd);
    }
}
