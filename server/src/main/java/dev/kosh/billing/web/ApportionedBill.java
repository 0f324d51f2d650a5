package dev.kosh.billing.web;

import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.billing.BillStatus;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.Payer;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a bill of the wire into what the rules of apportioning know, and writes their result back into it. */
final class ApportionedBill {

    private final ApportionBillJson json;
    private final int[] oldestFirst;

    ApportionedBill(ApportionBillJson json) {
        this.json = json;
        this.oldestFirst = IntStream.range(0, json.billDetails().size())
                .boxed()
                .sorted(Comparator.comparing(i -> json.billDetails().get(i).fromPeriod()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static Money money(String field, BigDecimal rupees) {
        try {
            return Money.ofRupees(rupees);
        } catch (ArithmeticException finerOrTooLarge) {
            throw new RequestRefused(
                    BillingError.UNSOUND_AMOUNT, field + ": at most " + Money.MAX + " rupees with two decimals");
        }
    }

    private static Money adjusted(ApportionBillJson.LineJson line) {
        return money("adjustedAmount", Objects.requireNonNullElse(line.adjustedAmount(), BigDecimal.ZERO));
    }

    Money paid() {
        Money paid = money("amountPaid", json.amountPaid());
        if (paid.isNegative()) {
            throw new RequestRefused(BillingError.UNSOUND_AMOUNT, "amountPaid: 0 or more");
        }
        return paid;
    }

    /** What is open of the bill, oldest period first. */
    Bill open(TenantId tenant, Instant now) {
        return new Bill(
                Ids.next(),
                tenant,
                json.businessService(),
                "",
                "",
                now,
                BillStatus.ACTIVE,
                Arrays.stream(oldestFirst)
                        .mapToObj(i -> open(json.billDetails().get(i)))
                        .toList(),
                Money.ZERO,
                Payer.UNKNOWN,
                null,
                AuditDetails.created("", now.toEpochMilli()));
    }

    private static BillDetail open(ApportionBillJson.DetailJson detail) {
        List<BillLine> lines = detail.billAccountDetails().stream()
                .map(line -> new BillLine(
                        Ids.next(),
                        Ids.next(),
                        line.taxHeadCode(),
                        Objects.requireNonNullElse(line.order(), 0),
                        money("amount", line.amount()).minus(adjusted(line))))
                .toList();
        return new BillDetail(
                Ids.next(),
                Ids.next(),
                Instant.ofEpochMilli(detail.expiryDate()),
                Instant.ofEpochMilli(detail.fromPeriod()),
                Instant.ofEpochMilli(detail.toPeriod()),
                null,
                lines);
    }

    ApportionBillJson with(Apportionment apportionment) {
        List<ApportionBillJson.DetailJson> details = new ArrayList<>(json.billDetails());
        for (int position = 0; position < oldestFirst.length; position++) {
            int i = oldestFirst[position];
            details.set(i, with(details.get(i), apportionment.shares().get(position)));
        }
        return json.with(details);
    }

    private static ApportionBillJson.DetailJson with(ApportionBillJson.DetailJson detail, Apportionment.Share share) {
        Apportionment.@Nullable NewAdvance advance = share.advance();
        List<ApportionBillJson.LineJson> lines = new ArrayList<>();
        boolean kept = advance == null;
        for (int i = 0; i < detail.billAccountDetails().size(); i++) {
            ApportionBillJson.LineJson line = detail.billAccountDetails().get(i);
            BigDecimal amount = line.amount();
            if (!kept && advance != null && line.taxHeadCode().equals(advance.taxHeadCode())) {
                amount = amount.subtract(advance.credit().toRupees());
                kept = true;
            }
            lines.add(line.with(
                    amount, adjusted(line).plus(share.adjusted().get(i)).toRupees()));
        }
        if (!kept && advance != null) {
            lines.add(ApportionBillJson.LineJson.ofAdvance(
                    advance.taxHeadCode(), advance.credit().negated().toRupees()));
        }
        return detail.with(share.paid().toRupees(), lines);
    }
}
