package dev.kosh.simulator.books;

import java.time.Instant;
import java.util.List;

/** An accepted correction: pays what lies in suspense to other accounts. Needs no signature and no advice. */
public final class Correction extends Bill {

    private final Instruction root;

    Correction(String number, String billDate, Instant acceptedAt, Instruction root, List<Payee> payees) {
        super(number, billDate, acceptedAt);
        this.root = root;
        payees.forEach(payee -> attempts().add(new Attempt(this, payee)));
    }

    @Override
    public Instruction root() {
        return root;
    }

    @Override
    boolean isPayable() {
        return true;
    }

    @Override
    public String state() {
        return paidState("ACCEPTED");
    }
}
