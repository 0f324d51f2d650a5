package dev.kosh.simulator.books;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One try to bring one payee's money to an account: nothing yet, then transferred, then perhaps returned. */
public final class Attempt {

    private final Bill bill;
    private Payee payee;
    private @Nullable Scroll scroll;
    private long transferNumber;
    private @Nullable Return returned;

    /** Money back from the bank, parked by a challan. */
    public record Return(String reason, String utr, String challanNumber, LocalDate challanDate) {}

    Attempt(Bill bill, Payee payee) {
        this.bill = bill;
        this.payee = payee;
    }

    public Bill bill() {
        return bill;
    }

    public Payee payee() {
        return payee;
    }

    public @Nullable Scroll scroll() {
        return scroll;
    }

    /** Null until money left. */
    public @Nullable String endToEndId() {
        return scroll == null
                ? null
                : Sequences.endToEndId(TreasuryDates.finYear(scroll.voucherDate()), transferNumber);
    }

    public @Nullable Return returned() {
        return returned;
    }

    public boolean isTransferred() {
        return scroll != null;
    }

    /** Whether the money is known to be back on this day. */
    public boolean isReturned(LocalDate today) {
        return returned != null && !today.isBefore(returned.challanDate);
    }

    void transfer(Scroll by, long number) {
        scroll = by;
        transferNumber = number;
    }

    void comeBack(Return event) {
        returned = event;
    }

    void rewriteAccount(String account, String ifsc) {
        payee = payee.into(account, ifsc);
    }
}
