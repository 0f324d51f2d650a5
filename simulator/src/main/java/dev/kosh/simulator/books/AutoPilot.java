package dev.kosh.simulator.books;

import dev.kosh.simulator.AutoMode;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Lets time do its work on bills: what is due by now happens, dated when it fell due, just before somebody looks. Chances
 * hang on seed and numbers alone, so that nothing depends on who looks when.
 */
public final class AutoPilot {

    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final String OFFICE = "auto_op";
    private static final double SHARE_RETURNED_TOGETHER = 0.5;

    private final Books books;
    private @Nullable AutoMode mode;
    private final long seed;

    public AutoPilot(Books books, @Nullable AutoMode mode, long seed) {
        this.books = books;
        this.mode = mode;
        this.seed = seed;
    }

    /** From now on this happens; null for nothing. */
    public void follow(@Nullable AutoMode other) {
        mode = other;
    }

    /** Brings up to date what a call may see: its bill's chain, or everything. */
    public void advance(JitService service, @Nullable String number, Instant now) {
        if (mode == null || service == JitService.VA || service == JitService.PI) {
            return;
        }
        Bill bill = number == null ? null : books.bill(number);
        if (bill != null) {
            advanceChain(mode, bill.root(), now);
        } else if (service == JitService.FD) {
            advanceAll(now);
        }
    }

    /** Brings everything up to date. */
    public void advanceAll(Instant now) {
        if (mode != null) {
            AutoMode auto = mode;
            List.copyOf(books.bills()).forEach(bill -> {
                if (bill instanceof Instruction instruction) {
                    advanceChain(auto, instruction, now);
                }
            });
        }
    }

    private void advanceChain(AutoMode auto, Instruction root, Instant now) {
        advanceInstruction(auto, root, now);
        for (Correction correction : root.corrections()) {
            pay(auto, correction, due(correction.acceptedAt(), auto.payAfterDays()), now);
        }
    }

    private void advanceInstruction(AutoMode auto, Instruction instruction, Instant now) {
        Instant signAt = due(instruction.acceptedAt(), auto.signAfterDays());
        if (instruction.state().equals("ACCEPTED") && !signAt.isAfter(now)) {
            if (chance("reject", instruction.number()) < auto.rejectedShare()) {
                books.reject(instruction, OFFICE);
            } else {
                books.sign(instruction, signAt);
            }
        }
        Instruction.Signature signature = instruction.signature();
        if (signature != null && instruction.advice() == null) {
            Instant adviseAt = due(signature.at(), auto.adviseAfterDays());
            if (!adviseAt.isAfter(now)) {
                books.advise(instruction, adviseAt);
            }
        }
        Instruction.Advice advice = instruction.advice();
        if (advice != null) {
            pay(auto, instruction, due(advice.at(), auto.payAfterDays()), now);
        }
    }

    private void pay(AutoMode auto, Bill bill, Instant payAt, Instant now) {
        payThose(auto, bill, false, payAt, now);
        payThose(auto, bill, true, due(payAt, 1), now);
    }

    private void payThose(AutoMode auto, Bill bill, boolean isLater, Instant payAt, Instant now) {
        if (payAt.isAfter(now) || bill.isPaidWhole()) {
            return;
        }
        List<String> benefIds = bill.attempts().stream()
                .filter(attempt -> !attempt.isTransferred())
                .map(attempt -> attempt.payee().benefId())
                .filter(id -> isLater == (chance("later", bill.number() + id) < auto.laterScrollShare()))
                .toList();
        if (benefIds.isEmpty()) {
            return;
        }
        books.pay(bill, benefIds, payAt);
        for (String benefId : benefIds) {
            if (chance("fail", bill.number() + benefId) < auto.failedShare()) {
                int reason = (int) (chance("reason", bill.number() + benefId) * ReturnedPayment.REASONS.size());
                int days = 1 + (int) (chance("days", returnOf(bill, benefId)) * auto.mostDaysUntilReturn());
                books.comeBack(bill, new ReturnedPayment(benefId, ReturnedPayment.REASONS.get(reason), days));
            }
        }
    }

    /** The returns of every other bill come together, in one file of the bank. */
    private String returnOf(Bill bill, String benefId) {
        return chance("together", bill.number()) < SHARE_RETURNED_TOGETHER ? bill.number() : bill.number() + benefId;
    }

    private double chance(String what, String of) {
        long mixed = (seed ^ ((long) what.hashCode() << Integer.SIZE) ^ of.hashCode()) * MIXER;
        return new SplittableRandom(mixed).nextDouble();
    }

    private static Instant due(Instant from, int days) {
        return from.plus(Duration.ofDays(days));
    }
}
