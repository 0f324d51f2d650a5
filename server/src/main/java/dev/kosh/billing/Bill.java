package dev.kosh.billing;

import dev.kosh.masters.BusinessService;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that one consumer of one service owes at one moment, ready to be paid (docs/contract/billing.md, bills). Apart
 * from its status a bill never changes: new dues make a new bill.
 *
 * @param billNumber for people, such as {@code BILLNO-PT-000412}
 * @param details one per demand, oldest period first
 * @param minimumOfDemands what its demands ask for as the least payment, together
 */
public record Bill(
        UUID id,
        TenantId tenantId,
        String businessService,
        String consumerCode,
        String billNumber,
        Instant billDate,
        BillStatus status,
        List<BillDetail> details,
        Money minimumOfDemands,
        Payer payer,
        @Nullable JsonNode additionalDetails,
        AuditDetails audit) {

    public ConsumerKey consumer() {
        return new ConsumerKey(tenantId, businessService, consumerCode);
    }

    public Money totalAmount() {
        return Money.sum(details.stream().map(BillDetail::amount).toList());
    }

    /**
     * The least payment that it takes. Whether a part is taken at all is said by the masters of today, so the least
     * amount follows them, too: both change together.
     *
     * @param rules of its service; null when the masters no longer hold it
     */
    public Money minimumAmountToBePaid(@Nullable BusinessService rules) {
        Money total = totalAmount();
        return rules == null || !rules.partPaymentAllowed()
                ? total
                : total.min(minimumOfDemands.max(rules.minAmountPayable()));
    }

    /** The earliest expiry of its details. */
    public Instant expiry() {
        return details.stream().map(BillDetail::expiry).min(Instant::compareTo).orElse(billDate);
    }

    /** Past the instant up to which it may be paid. */
    public boolean isExpiredAt(Instant now) {
        return !expiry().isAfter(now);
    }

    Bill numbered(String number) {
        return copy(number, additionalDetails);
    }

    /** The same bill as a receipt shows it, with what was noted beside it. */
    public Bill withAdditionalDetails(JsonNode shown) {
        return copy(billNumber, shown);
    }

    /** The same bill without its payer, who made it, and what was noted beside it and its dues. */
    public Bill withoutPeople() {
        return new Bill(
                id,
                tenantId,
                businessService,
                consumerCode,
                billNumber,
                billDate,
                status,
                details.stream().map(BillDetail::withoutNotes).toList(),
                minimumOfDemands,
                Payer.UNKNOWN,
                null,
                audit.withoutPeople());
    }

    private Bill copy(String number, @Nullable JsonNode newAdditionalDetails) {
        return new Bill(
                id,
                tenantId,
                businessService,
                consumerCode,
                number,
                billDate,
                status,
                details,
                minimumOfDemands,
                payer,
                newAdditionalDetails,
                audit);
    }
}
