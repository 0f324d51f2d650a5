package dev.kosh.simulator.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the treasury pays by: an instruction, or the correction of one. */
public abstract sealed class Bill permits Instruction, Correction {

    private final String number;
    private final String billDate;
    private final Instant acceptedAt;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private final List<Scroll> scrolls = new ArrayList<>(1);
    private @Nullable References references;

    Bill(String number, String billDate, Instant acceptedAt) {
        this.number = number;
        this.billDate = billDate;
        this.acceptedAt = acceptedAt;
    }

    public String number() {
        return number;
    }

    /** Date and time as they came. */
    public String billDate() {
        return billDate;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public List<Attempt> attempts() {
        return attempts;
    }

    public List<Scroll> scrolls() {
        return scrolls;
    }

    /** Null until there is a token. */
    public @Nullable References references() {
        return references;
    }

    void refer(References given) {
        references = given;
    }

    public @Nullable Attempt attempt(String benefId) {
        for (Attempt attempt : attempts) {
            if (attempt.payee().benefId().equals(benefId)) {
                return attempt;
            }
        }
        return null;
    }

    public boolean isPaidWhole() {
        return attempts.stream().allMatch(Attempt::isTransferred);
    }

    /** The instruction that this bill is, or corrects. */
    public abstract Instruction root();

    /** Whether the treasury may pay it now. */
    abstract boolean isPayable();

    /** A word for the state: what a reader of the books wants to see. */
    public abstract String state();

    String paidState(String unpaid) {
        if (scrolls.isEmpty()) {
            return unpaid;
        }
        return isPaidWhole() ? "PAID" : "PARTLY_PAID";
    }
}
