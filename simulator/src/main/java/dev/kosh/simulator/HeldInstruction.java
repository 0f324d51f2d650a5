package dev.kosh.simulator;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instruction that the treasury has paid whole before the simulation began: how a load test has a hundred thousand of
 * them at once. Names and forms are the wire's.
 *
 * @param billDate    date and time as PI had it
 * @param voucherDate {@code yyyy-MM-dd}
 * @param returns     which of its transfers come back, and when
 */
public record HeldInstruction(
        String number,
        String billDate,
        String ssuIaId,
        String schemeCode,
        String mstAllotmentDistId,
        String purpose,
        String finYear,
        String adviceId,
        String billRefNo,
        String tokenNumber,
        String tokenDate,
        String voucherNo,
        String voucherDate,
        List<Beneficiary> beneficiaries,
        @Nullable List<ReturnedPayment> returns) {

    /** @throws IllegalArgumentException when anything but the returns is missing */
    public HeldInstruction {
        List<@Nullable Object> needed = Arrays.asList(
                number,
                billDate,
                ssuIaId,
                schemeCode,
                mstAllotmentDistId,
                purpose,
                finYear,
                adviceId,
                billRefNo,
                tokenNumber,
                tokenDate,
                voucherNo,
                voucherDate,
                beneficiaries);
        if (needed.contains(null)) {
            throw new IllegalArgumentException("everything but returns is needed: " + needed);
        }
    }

    /** Who got how much on which account. */
    public record Beneficiary(String benefId, String account, String ifsc, long amountPaise) {}
}
