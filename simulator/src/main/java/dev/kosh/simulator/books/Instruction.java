package dev.kosh.simulator.books;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An accepted payment instruction: signed or rejected by its office, advised, paid. */
public final class Instruction extends Bill {

    private final Header header;
    private final List<Correction> corrections = new ArrayList<>(0);
    private @Nullable Signature signature;
    private @Nullable Advice advice;
    private @Nullable String rejectedBy;

    /** What PI said beside number, date and beneficiaries. What many instructions say alike is kept once. */
    public record Header(
            String ssuIaId,
            String schemeCode,
            String mstAllotmentDistId,
            String purpose,
            long grossPaise,
            long netPaise) {}

    /** The office's signature. */
    public record Signature(String pmtInstId, String payInstDate, Instant at) {}

    /** The payment advice. */
    public record Advice(String finYear, String adviceId, String adviceDate, Instant at) {
        public Advice {
            finYear = finYear.intern();
            adviceDate = adviceDate.intern();
        }
    }

    Instruction(String number, String billDate, Instant acceptedAt, Header header, List<Payee> payees) {
        super(number, billDate, acceptedAt);
        this.header = header;
        payees.forEach(payee -> attempts().add(new Attempt(this, payee)));
    }

    public Header header() {
        return header;
    }

    /** In the order of their coming. */
    public List<Correction> corrections() {
        return corrections;
    }

    public @Nullable Signature signature() {
        return signature;
    }

    public @Nullable Advice advice() {
        return advice;
    }

    /** The office that rejected it; null if none did. */
    public @Nullable String rejectedBy() {
        return rejectedBy;
    }

    /** The newest try to pay this beneficiary, here or by a correction; null if the instruction does not have them. */
    public @Nullable Attempt latestAttempt(String benefId) {
        for (int i = corrections.size() - 1; i >= 0; i--) {
            Attempt attempt = corrections.get(i).attempt(benefId);
            if (attempt != null) {
                return attempt;
            }
        }
        return attempt(benefId);
    }

    @Override
    public Instruction root() {
        return this;
    }

    @Override
    boolean isPayable() {
        return advice != null && references() != null;
    }

    @Override
    public String state() {
        if (rejectedBy != null) {
            return "REJECTED";
        }
        if (advice != null) {
            return paidState("ADVISED");
        }
        return signature == null ? "ACCEPTED" : "SIGNED";
    }

    void sign(Signature given) {
        signature = given;
    }

    void advise(Advice given, References token) {
        advice = given;
        refer(token);
    }

    void reject(String office) {
        rejectedBy = office;
    }
}
