package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.secrets.PersonalData;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What tells failure records apart. Digests are keyed, because a record holds an account number that a plain digest
 * would let somebody guess.
 */
@Component
class FailureKeys {

    private static final String BETWEEN = "\u001f";

    private final PersonalData secrets;

    FailureKeys(PersonalData secrets) {
        this.secrets = secrets;
    }

    /**
     * One attempt of one payment fails once: its key is the reference of its instruction and the beneficiary's row, also
     * when a person found whose the record is.
     */
    String ofFailure(PaymentInstruction pi, Beneficiary beneficiary) {
        PaymentAdvice advice = pi.advice();
        return digest(
                "failure",
                advice == null ? null : advice.billReference(),
                beneficiary.id().toString());
    }

    /** A record that was not matched is known by all that it says. */
    String ofUnmatched(FailedBill bill, FailedRow row) {
        return digest("unmatched", bill.number(), bill.billRefNo(), ofContent(bill, row));
    }

    /** Equal for two records of a failure that say the same. */
    String ofContent(FailedBill bill, FailedRow row) {
        return digest(
                "content",
                bill.voucherNo(),
                bill.voucherDate(),
                row.benfId(),
                row.accountNumber(),
                row.ifsc(),
                row.utrNo(),
                row.utrDate(),
                row.endToEndId(),
                row.orgBillRefNumber(),
                row.challanNumber(),
                row.challanDate(),
                row.failedReason());
    }

    private String digest(@Nullable String... parts) {
        String joined =
                Arrays.stream(parts).map(part -> part == null ? "" : part).collect(Collectors.joining(BETWEEN));
        return HexFormat.of().formatHex(secrets.blindIndex(joined));
    }
}
