package dev.kosh.collection;

import dev.kosh.billing.Apportioning;
import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillStatus;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.PayableBill;
import dev.kosh.billing.PayingOrder;
import dev.kosh.billing.Settlement;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that satisfies every rule, thought through to the last balance but not written yet. Made from what was read
 * at one moment; pure arithmetic.
 *
 * @param entries one per bill, in the order of the request
 */
public record PaymentPlan(Money totalDue, Money totalPaid, List<Entry> entries) {

    /** What is paid towards one bill. */
    public record Entry(PayableBill payable, PaymentDraft.Detail detail, Money paid, UUID receiptId) {

        public Bill bill() {
            return payable.bill();
        }
    }

    /** A plan's entry with its effects. */
    public record Settled(Entry entry, Apportionment apportionment, Settlement settlement) {}

    /**
     * @param bills what was read of the bills that the draft names, by id
     * @throws RequestRefused with every rule that the draft breaks
     */
    static PaymentPlan of(PaymentDraft draft, Map<UUID, PayableBill> bills, BillingMasters masters, Instant now) {
        Instant begunAt = draft.begunAt(now);
        checkPayable(draft, bills, masters, begunAt);
        Problems problems = new Problems();
        InstrumentRules.check(draft, now, problems);
        AmountRules amounts = new AmountRules(draft.mode(), begunAt, problems);
        List<Entry> entries = new ArrayList<>();
        for (PaymentDraft.Detail detail : draft.details()) {
            PayableBill payable = Objects.requireNonNull(bills.get(detail.billId()));
            Money paid = AmountRules.readable("totalAmountPaid", detail.paidRupees(), problems);
            BusinessService service =
                    masters.service(payable.bill().businessService()).orElseThrow();
            if (paid != null) {
                amounts.check(payable.bill(), service, paid);
            }
            entries.add(new Entry(payable, detail, paid == null ? Money.ZERO : paid, Ids.next()));
        }
        Money totalPaid = Money.sum(entries.stream().map(Entry::paid).toList());
        checkTotal(draft, totalPaid, problems);
        problems.throwIfAny();
        checkAdvanceHeads(entries, masters);
        Money totalDue = Money.sum(
                entries.stream().map(entry -> entry.bill().totalAmount()).toList());
        return new PaymentPlan(totalDue, totalPaid, List.copyOf(entries));
    }

    /** Unknown bills, bills that are no longer payable and bills of services without master stop everything else. */
    private static void checkPayable(
            PaymentDraft draft, Map<UUID, PayableBill> bills, BillingMasters masters, Instant begunAt) {
        Problems problems = new Problems();
        for (PaymentDraft.Detail detail : draft.details()) {
            PayableBill payable = detail.billId() == null ? null : bills.get(detail.billId());
            if (payable == null) {
                String told = detail.billId() == null
                        ? "billId: the id of a bill is a UUID"
                        : "billId: no bill " + detail.billId() + " at the tenant";
                problems.add(CollectionError.INVALID_BILL_ID, told);
            } else if (isWithdrawn(payable.bill(), begunAt)) {
                problems.add(
                        CollectionError.INVALID_BILL_ID,
                        "bill " + payable.bill().billNumber() + " is "
                                + payable.bill().status() + "; fetch a new bill");
            } else if (masters.service(payable.bill().businessService()).isEmpty()) {
                problems.add(
                        CollectionError.INVALID_BILL_BUSINESSSERVICE,
                        "the masters hold no service " + payable.bill().businessService());
            }
        }
        problems.throwIfAny();
    }

    /** Neither payable nor paid: cancelled, or replaced by a newer bill before its time was over. */
    private static boolean isWithdrawn(Bill bill, Instant begunAt) {
        return bill.status() == BillStatus.CANCELLED
                || bill.status() == BillStatus.PAYMENT_CANCELLED
                || bill.status() == BillStatus.EXPIRED && !bill.isExpiredAt(begunAt);
    }

    /** Asked last, when nothing else is wrong: a payment that the rules refuse leaves no advance to keep. */
    private static void checkAdvanceHeads(List<Entry> entries, BillingMasters masters) {
        Problems problems = new Problems();
        for (Entry entry : entries) {
            String service = entry.bill().businessService();
            if (entry.paid().compareTo(entry.bill().totalAmount()) > 0
                    && masters.advanceHead(service).isEmpty()) {
                problems.add(
                        BillingError.NO_ADVANCE_HEAD,
                        "the masters hold no head of category ADVANCE_COLLECTION for " + service);
            }
        }
        problems.throwIfAny();
    }

    private static void checkTotal(PaymentDraft draft, Money totalPaid, Problems problems) {
        if (totalPaid.compareTo(Money.MAX) > 0) {
            problems.add(
                    CollectionError.INVALID_PAYMENT_AMOUNT,
                    "paymentDetails: they add up to " + totalPaid + "; one payment takes up to " + Money.MAX
                            + " rupees, send the other bills in another");
        }
        if (draft.totalPaidRupees().compareTo(totalPaid.toRupees()) != 0 && problems.isEmpty()) {
            problems.add(
                    CollectionError.INVALID_PAYMENT_AMOUNT,
                    "totalAmountPaid: " + draft.totalPaidRupees().toPlainString()
                            + " is not the sum of paymentDetails, " + totalPaid);
        }
    }

    /** Spreads the payment and works out the new balances, in the order in which accounts are locked. */
    List<Settled> settle(BillingMasters masters, PayingOrder payingOrder) {
        return entries.stream()
                .sorted((one, other) ->
                        one.bill().consumer().compareTo(other.bill().consumer()))
                .map(entry -> settle(entry, masters, payingOrder))
                .toList();
    }

    private static Settled settle(Entry entry, BillingMasters masters, PayingOrder payingOrder) {
        String service = entry.bill().businessService();
        Apportionment apportionment = Apportioning.of(
                entry.bill(),
                entry.paid(),
                masters.service(service).map(BusinessService::advanceAllowed).orElse(false),
                head -> isAdvance(masters, service, head),
                masters.advanceHead(service).orElse(null),
                payingOrder);
        return new Settled(entry, apportionment, Settlement.of(entry.payable(), apportionment));
    }

    private static boolean isAdvance(BillingMasters masters, String service, @Nullable String head) {
        return masters.head(service, String.valueOf(head))
                .map(TaxHead::isAdvance)
                .orElse(false);
    }
}
