package dev.kosh.collection;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillStatus;
import dev.kosh.masters.BusinessService;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be paid towards a bill (docs/contract/collection.md, amounts). Findings name the bill. */
final class AmountRules {

    private final PaymentMode mode;
    private final Instant begunAt;
    private final Problems problems;

    /** @param begunAt when the payer set out to pay */
    AmountRules(PaymentMode mode, Instant begunAt, Problems problems) {
        this.mode = mode;
        this.begunAt = begunAt;
        this.problems = problems;
    }

    /** Rupees as an amount; null, with a finding, when negative or finer than a paisa. */
    static @Nullable Money readable(String field, BigDecimal rupees, Problems problems) {
        try {
            Money money = Money.ofRupees(rupees);
            if (!money.isNegative()) {
                return money;
            }
        } catch (ArithmeticException finerOrTooLarge) {
            // Falls through to the finding below: what it is that is wrong is plain from the amount.
        }
        problems.add(
                CollectionError.INVALID_PAYMENTDETAIL,
                field + ": from 0 to " + Money.MAX + " rupees with at most two decimals");
        return null;
    }

    /** Applies every rule to what is paid towards one bill. */
    void check(Bill bill, BusinessService service, Money paid) {
        checkState(bill);
        Money due = bill.totalAmount();
        if (due.isNegative() && !service.advanceAllowed()) {
            problems.add(
                    CollectionError.INVALID_BILL_AMOUNT,
                    of(bill) + "is negative; " + bill.businessService() + " takes no advance");
        }
        if (paid.compareTo(due) < 0 && !service.partPaymentAllowed()) {
            refuse(bill, "is due with " + due + "; " + bill.businessService() + " takes no part payment");
        } else if (paid.compareTo(bill.minimumAmountToBePaid(service)) < 0) {
            refuse(bill, "takes no less than " + bill.minimumAmountToBePaid(service));
        }
        if (paid.compareTo(due) > 0 && !service.advanceAllowed()) {
            refuse(bill, "is due with " + due + "; " + bill.businessService() + " takes no advance");
        }
        if (service.collectionModesNotAllowed().contains(mode.name())) {
            refuse(bill, "cannot be paid by " + mode);
        }
        if (paid.isZero() && due.isPositive()) {
            refuse(bill, "is due with " + due + "; nothing was paid");
        }
    }

    private void checkState(Bill bill) {
        if (bill.status().isSettled()) {
            problems.add(CollectionError.BILL_ALREADY_PAID, of(bill) + "has a receipt already");
        } else if (bill.isExpiredAt(begunAt)
                && (bill.status() == BillStatus.ACTIVE || bill.status() == BillStatus.EXPIRED)) {
            problems.add(CollectionError.BILL_EXPIRED, of(bill) + "has expired; fetch it again");
        }
    }

    private void refuse(Bill bill, String why) {
        problems.add(CollectionError.INVALID_PAYMENTDETAIL, of(bill) + why);
    }

    private static String of(Bill bill) {
        return "bill " + bill.billNumber() + " ";
    }
}
