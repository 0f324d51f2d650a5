package dev.kosh.billing;

import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the bill of what one consumer owes (docs/contract/billing.md, bill generation). Writes nothing. */
@Component
class BillMaker {

    private static final Comparator<BillLine> LINE_ORDER =
            Comparator.comparingInt(BillLine::order).thenComparing(BillLine::taxHeadCode);

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final Citizens citizens;

    BillMaker(Citizens citizens) {
        this.citizens = citizens;
    }

    /**
     * The bill, not numbered yet; empty when nothing is owed or credits exceed the dues.
     *
     * @param unpaid the consumer's unpaid demands, oldest period first
     */
    Optional<Bill> bill(ConsumerKey consumer, List<Demand> unpaid, BillingMasters masters, String by, Instant now) {
        if (unpaid.isEmpty()) {
            return Optional.empty();
        }
        List<BillDetail> details =
                unpaid.stream().map(demand -> detail(demand, masters, now)).toList();
        Money total = Money.sum(details.stream().map(BillDetail::amount).toList());
        if (total.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(new Bill(
                Ids.next(),
                consumer.tenantId(),
                consumer.businessService(),
                consumer.consumerCode(),
                "",
                now,
                BillStatus.ACTIVE,
                details,
                total.min(Money.sum(
                        unpaid.stream().map(Demand::minimumAmountPayable).toList())),
                payerOf(unpaid),
                null,
                AuditDetails.created(by, now.toEpochMilli())));
    }

    private static BillDetail detail(Demand demand, BillingMasters masters, Instant now) {
        Map<String, BillLine> lineByHead = new LinkedHashMap<>();
        for (DemandDetail line : demand.details()) {
            TaxHead head = masters.head(demand.businessService(), line.taxHeadCode())
                    .orElseThrow(() -> new RequestRefused(
                            BillingError.TAX_HEADS_OF_BILL,
                            "the masters no longer hold tax head " + line.taxHeadCode() + "; restore it to bill"));
            lineByHead.merge(
                    line.taxHeadCode(),
                    new BillLine(Ids.next(), line.id(), line.taxHeadCode(), head.order(), line.outstanding()),
                    (first, next) -> new BillLine(
                            first.id(),
                            first.demandDetailId(),
                            first.taxHeadCode(),
                            first.order(),
                            first.amount().plus(next.amount())));
        }
        List<BillLine> lines = new ArrayList<>(lineByHead.values());
        lines.sort(LINE_ORDER);
        return new BillDetail(
                Ids.next(),
                demand.id(),
                expiryOf(demand, now),
                demand.periodFrom(),
                demand.periodTo(),
                demand.additionalDetails(),
                List.copyOf(lines));
    }

    /** End of an Indian day: of the demand's fixed date, or so long after now as the demand allows. */
    private static Instant expiryOf(Demand demand, Instant now) {
        Instant fixed = demand.fixedBillExpiry();
        if (fixed != null && fixed.isAfter(now)) {
            return BusinessCalendar.endOfDay(fixed);
        }
        Instant last = BusinessCalendar.endOfDay(demand.billValidity() == null ? now : now.plus(demand.billValidity()));
        // A bill of the day's last second would be born expired: it is good for the next day.
        return last.isAfter(now) ? last : BusinessCalendar.endOfDay(now.plus(ONE_SECOND));
    }

    /** The payer of the latest demand that names one. */
    private Payer payerOf(List<Demand> unpaid) {
        String uuid = unpaid.stream()
                .map(Demand::payerUuid)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (uuid == null) {
            return Payer.UNKNOWN;
        }
        User user = citizens.byUuid(List.of(uuid)).get(uuid);
        return user == null
                ? new Payer(uuid, null, null, null, null)
                : new Payer(uuid, user.name(), user.mobileNumber(), user.permanentAddress(), user.emailId());
    }
}
