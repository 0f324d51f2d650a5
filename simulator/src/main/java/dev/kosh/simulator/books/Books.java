package dev.kosh.simulator.books;

import dev.kosh.simulator.Allotment;
import dev.kosh.simulator.HeldInstruction;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SimulatorClock;
import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.SimulatorRefusal.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the treasury knows. Money moves here and nowhere else: it leaves by a scroll of an instruction, comes
 * back into suspense by a return, and leaves suspense by a scroll of a correction. For one thread at a time.
 */
public final class Books {

    private final Sequences sequences = new Sequences();
    private final List<Allotment> allotments = new ArrayList<>();
    private final Map<String, Bill> byNumber = new LinkedHashMap<>();
    private final Map<String, Bill> byReference = new HashMap<>();
    private final NavigableMap<LocalDate, List<Scroll>> scrollsByDate = new TreeMap<>();

    public List<Allotment> allotments() {
        return allotments;
    }

    public Collection<Bill> bills() {
        return byNumber.values();
    }

    public @Nullable Bill bill(String number) {
        return byNumber.get(number);
    }

    public @Nullable Instruction instruction(String number) {
        return byNumber.get(number) instanceof Instruction instruction ? instruction : null;
    }

    public @Nullable Correction correction(String number) {
        return byNumber.get(number) instanceof Correction correction ? correction : null;
    }

    public @Nullable Bill byReference(String billRefNo) {
        return byReference.get(billRefNo);
    }

    /** Scrolls of vouchers from one day to another, both included. */
    public List<Scroll> scrolls(LocalDate from, LocalDate to) {
        return scrollsByDate.subMap(from, true, to, true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    public void allot(Allotment row) {
        allotments.add(row);
    }

    public Instruction accept(
            String number, String billDate, Instruction.Header header, List<Payee> payees, Instant at) {
        Instruction instruction = new Instruction(number, billDate, at, header, payees);
        byNumber.put(number, instruction);
        return instruction;
    }

    public Correction acceptCorrection(
            String number, String billDate, Instruction root, List<Payee> payees, Instant at) {
        Correction correction = new Correction(number, billDate, at, root, payees);
        byNumber.put(number, correction);
        root.corrections().add(correction);
        return correction;
    }

    /** The office signs: the instruction gets its id in the treasury. */
    public void sign(Instruction instruction, Instant at) {
        require(instruction.state().equals("ACCEPTED"), instruction, "signed");
        instruction.sign(new Instruction.Signature(sequences.nextPaymentInstruction(), TreasuryDates.dateTime(at), at));
    }

    /** The office rejects; the instruction ends here. */
    public void reject(Instruction instruction, String office) {
        require(instruction.state().equals("ACCEPTED"), instruction, "rejected");
        instruction.reject(office);
    }

    /** The treasury advises payment and gives the token. */
    public void advise(Instruction instruction, Instant at) {
        require(instruction.state().equals("SIGNED"), instruction, "advised");
        LocalDate today = TreasuryDates.dateOf(at);
        String finYear = TreasuryDates.finYear(today);
        instruction.advise(
                new Instruction.Advice(finYear, sequences.nextAdvice(), today.toString(), at),
                newReferences(instruction, today));
    }

    /**
     * Money leaves for some beneficiaries, under one voucher of this day.
     *
     * @param benefIds of the bill, none of them transferred by it before
     */
    public void pay(Bill bill, Collection<String> benefIds, Instant at) {
        require(bill.isPayable(), bill, "paid");
        List<Attempt> attempts =
                benefIds.stream().distinct().map(id -> attempt(bill, id)).toList();
        for (Attempt attempt : attempts) {
            require(!attempt.isTransferred(), bill, "paid to " + attempt.payee().benefId() + " again");
        }
        LocalDate today = TreasuryDates.dateOf(at);
        if (bill.references() == null) {
            newReferences(bill, today);
        }
        enter(new Scroll(bill, sequences.nextVoucher(), today, sequences.nextUtr(), attempts));
    }

    /** Banks send transfers back; each is known from its challan's day on. */
    public void comeBack(Bill bill, ReturnedPayment row) {
        Attempt attempt = attempt(bill, row.benefId());
        Scroll scroll = attempt.scroll();
        if (scroll == null || attempt.returned() != null) {
            throw new SimulatorRefusal(
                    Cause.UNTIMELY, "the transfer to " + row.benefId() + " has not left, or is back already");
        }
        attempt.comeBack(new Attempt.Return(
                row.reason(),
                row.utr() == null ? sequences.nextUtr() : row.utr(),
                sequences.nextChallan(),
                scroll.voucherDate().plusDays(row.daysAfterVoucher())));
    }

    /** The treasury's own record of an account changes, as if it had been entered otherwise. */
    public void rewriteAccount(Bill bill, String benefId, String account, String ifsc) {
        attempt(bill, benefId).rewriteAccount(account, ifsc);
    }

    public Attempt attempt(Bill bill, String benefId) {
        Attempt attempt = bill.attempt(benefId);
        if (attempt == null) {
            throw new SimulatorRefusal(Cause.UNKNOWN, bill.number() + " has no beneficiary " + benefId);
        }
        return attempt;
    }

    /** An instruction that was paid before the simulation began, with everything that is known of it. */
    public void hold(HeldInstruction held) {
        if (byNumber.containsKey(held.number())) {
            throw new SimulatorRefusal(Cause.UNTIMELY, "the treasury has " + held.number() + " already");
        }
        LocalDate voucherDate = LocalDate.parse(held.voucherDate());
        Instant paidAt = voucherDate.atStartOfDay(SimulatorClock.ZONE).toInstant();
        Instruction instruction = accepted(held, paidAt);
        instruction.sign(
                new Instruction.Signature(sequences.nextPaymentInstruction(), TreasuryDates.dateTime(paidAt), paidAt));
        instruction.advise(
                new Instruction.Advice(held.finYear(), held.adviceId(), held.tokenDate(), paidAt),
                new References(held.billRefNo(), held.tokenNumber(), held.tokenDate()));
        byNumber.put(held.number(), instruction);
        byReference.put(held.billRefNo(), instruction);
        enter(new Scroll(instruction, held.voucherNo(), voucherDate, sequences.nextUtr(), instruction.attempts()));
        List<ReturnedPayment> returns = held.returns();
        if (returns != null) {
            returns.forEach(row -> comeBack(instruction, row));
        }
    }

    private void enter(Scroll scroll) {
        Bill bill = scroll.bill();
        scroll.attempts().forEach(attempt -> attempt.transfer(scroll, sequences.nextTransfer()));
        bill.scrolls().add(scroll);
        scrollsByDate
                .computeIfAbsent(scroll.voucherDate(), day -> new ArrayList<>())
                .add(scroll);
    }

    private References newReferences(Bill bill, LocalDate today) {
        References token = new References(
                sequences.nextBillReference(TreasuryDates.finYear(today)), sequences.nextToken(), today.toString());
        bill.refer(token);
        byReference.put(token.billRefNo(), bill);
        return token;
    }

    private static Instruction accepted(HeldInstruction held, Instant at) {
        List<Payee> payees = held.beneficiaries().stream()
                .map(row -> new Payee(row.benefId(), "", row.account(), row.ifsc(), row.amountPaise()))
                .toList();
        long net = payees.stream().mapToLong(Payee::amountPaise).sum();
        Instruction.Header header = new Instruction.Header(
                held.ssuIaId(), held.schemeCode(), held.mstAllotmentDistId(), held.purpose(), net, net);
        return new Instruction(held.number(), held.billDate(), at, header, payees);
    }

    private static void require(boolean isTimely, Bill bill, String deed) {
        if (!isTimely) {
            throw new SimulatorRefusal(
                    Cause.UNTIMELY, bill.number() + " is " + bill.state() + ": it cannot be " + deed + " now");
        }
    }
}
