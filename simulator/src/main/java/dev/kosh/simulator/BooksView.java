package dev.kosh.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The treasury's books at one moment of its clock: what proves that nobody was paid twice. Amounts are paise.
 * {@code debitedPaise = creditedPaise + inSuspensePaise} always holds.
 *
 * @param debitedPaise    left the allotments, by scrolls of instructions; corrections debit nothing
 * @param creditedPaise   lies with beneficiaries
 * @param inSuspensePaise came back and was not sent out again
 * @param billsByState    how many instructions and corrections are in each state, such as {@code INSTRUCTION PAID}
 * @param acceptedPaise   net amounts of instructions that were not rejected, by {@code mstAllotmentDistId}
 * @param paidTwice       benefIds that have money from more than one transfer: must be empty
 * @param bills           in the order of their coming
 */
public record BooksView(
        long debitedPaise,
        long creditedPaise,
        long inSuspensePaise,
        Map<String, Integer> billsByState,
        Map<String, Long> acceptedPaise,
        List<String> paidTwice,
        List<BillView> bills) {

    /**
     * An instruction or a correction.
     *
     * @param originalNumber of the instruction that a correction corrects; null for an instruction
     * @param pmtInstId      null until signed; corrections have none
     * @param adviceId       null until advised; corrections have none
     * @param billRefNo      null until there is a token
     */
    public record BillView(
            String number,
            @Nullable String originalNumber,
            String state,
            String billDate,
            String purpose,
            @Nullable String pmtInstId,
            @Nullable String payInstDate,
            @Nullable String finYear,
            @Nullable String adviceId,
            @Nullable String billRefNo,
            @Nullable String tokenNumber,
            @Nullable String tokenDate,
            List<BeneficiaryView> beneficiaries) {}

    /**
     * One try to pay one beneficiary.
     *
     * @param voucherNo     null until money left
     * @param challanNumber null unless money came back
     */
    public record BeneficiaryView(
            String benefId,
            String account,
            String ifsc,
            long amountPaise,
            @Nullable String voucherNo,
            @Nullable String voucherDate,
            @Nullable String utr,
            @Nullable String endToEndId,
            @Nullable String challanNumber,
            @Nullable String challanDate,
            @Nullable String failedReason) {}

    /** @throws java.util.NoSuchElementException when the treasury has no bill of this number */
    public BillView bill(String number) {
        return bills.stream()
                .filter(bill -> bill.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** How often money went out to this beneficiary, returned or not. */
    public long transfersTo(String benefId) {
        return bills.stream()
                .flatMap(bill -> bill.beneficiaries().stream())
                .filter(row -> row.benefId().equals(benefId) && row.voucherNo() != null)
                .count();
    }
}
