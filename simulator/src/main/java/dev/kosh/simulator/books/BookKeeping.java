package dev.kosh.simulator.books;

import dev.kosh.simulator.BooksView;
import dev.kosh.simulator.BooksView.BeneficiaryView;
import dev.kosh.simulator.BooksView.BillView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds the books up as they stand on one day. */
public final class BookKeeping {

    private final LocalDate today;
    private final Map<String, Integer> billsByState = new TreeMap<>();
    private final Map<String, Long> acceptedPaise = new TreeMap<>();
    private final Set<String> credited = new HashSet<>();
    private final List<String> paidTwice = new ArrayList<>();
    private long debited;
    private long creditedPaise;
    private long inSuspense;

    private BookKeeping(LocalDate today) {
        this.today = today;
    }

    /** @param withBills whether every bill is shown, or only the sums */
    public static BooksView view(Books books, LocalDate today, boolean withBills) {
        BookKeeping sums = new BookKeeping(today);
        books.bills().forEach(sums::add);
        return new BooksView(
                sums.debited,
                sums.creditedPaise,
                sums.inSuspense,
                sums.billsByState,
                sums.acceptedPaise,
                sums.paidTwice,
                withBills ? books.bills().stream().map(BookKeeping::view).toList() : List.of());
    }

    private void add(Bill bill) {
        String kind = bill instanceof Instruction ? "INSTRUCTION " : "CORRECTION ";
        billsByState.merge(kind + bill.state(), 1, Integer::sum);
        if (bill instanceof Instruction instruction && instruction.rejectedBy() == null) {
            acceptedPaise.merge(
                    instruction.header().mstAllotmentDistId(),
                    instruction.header().netPaise(),
                    Long::sum);
        }
        bill.attempts().stream().filter(Attempt::isTransferred).forEach(this::addTransfer);
    }

    private void addTransfer(Attempt attempt) {
        long amount = attempt.payee().amountPaise();
        boolean isReturned = attempt.isReturned(today);
        if (attempt.bill() instanceof Instruction) {
            debited += amount;
            inSuspense += isReturned ? amount : 0;
        } else {
            inSuspense -= isReturned ? 0 : amount;
        }
        if (!isReturned) {
            creditedPaise += amount;
            if (!credited.add(attempt.payee().benefId())) {
                paidTwice.add(attempt.payee().benefId());
            }
        }
    }

    /** One bill as it stands. */
    public static BillView view(Bill bill) {
        @Nullable References references = bill.references();
        Instruction root = bill.root();
        Instruction.@Nullable Signature signature = bill == root ? root.signature() : null;
        Instruction.@Nullable Advice advice = bill == root ? root.advice() : null;
        return new BillView(
                bill.number(),
                bill == root ? null : root.number(),
                bill.state(),
                bill.billDate(),
                root.header().purpose(),
                signature == null ? null : signature.pmtInstId(),
                signature == null ? null : signature.payInstDate(),
                advice == null ? null : advice.finYear(),
                advice == null ? null : advice.adviceId(),
                references == null ? null : references.billRefNo(),
                references == null ? null : references.tokenNumber(),
                references == null ? null : references.tokenDate(),
                bill.attempts().stream().map(BookKeeping::view).toList());
    }

    private static BeneficiaryView view(Attempt attempt) {
        @Nullable Scroll scroll = attempt.scroll();
        Attempt.@Nullable Return returned = attempt.returned();
        return new BeneficiaryView(
                attempt.payee().benefId(),
                attempt.payee().account(),
                attempt.payee().ifsc(),
                attempt.payee().amountPaise(),
                scroll == null ? null : scroll.voucherNo(),
                scroll == null ? null : scroll.voucherDate().toString(),
                scroll == null ? null : scroll.utr(),
                attempt.endToEndId(),
                returned == null ? null : returned.challanNumber(),
                returned == null ? null : returned.challanDate().toString(),
                returned == null ? null : returned.reason());
    }
}
