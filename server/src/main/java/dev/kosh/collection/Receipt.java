package dev.kosh.collection;

import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a payer gets for each bill that a payment settled (wire: PaymentDetail).
 *
 * @param number such as {@code 11/2026-27/000871}; null only in a dry run
 * @param paid towards this bill
 * @param apportionment how it was spread over the bill; null only in a dry run
 * @param voucherHeaders references of the accounts' vouchers, by the id of the bill detail
 */
public record Receipt(
        UUID id,
        @Nullable String number,
        Instant date,
        Bill bill,
        Money due,
        Money paid,
        @Nullable Apportionment apportionment,
        @Nullable String manualReceiptNumber,
        @Nullable Instant manualReceiptDate,
        @Nullable JsonNode additionalDetails,
        Map<UUID, String> voucherHeaders) {

    /** The same receipt without people: only what its paper shows to whoever holds it. */
    Receipt withoutPeople() {
        return new Receipt(
                id,
                number,
                date,
                bill.withoutPeople(),
                due,
                paid,
                apportionment,
                manualReceiptNumber,
                manualReceiptDate,
                null,
                voucherHeaders);
    }

    Receipt corrected(@Nullable String manualNumber, @Nullable Instant manualDate, Map<UUID, String> addedVouchers) {
        Map<UUID, String> vouchers = new HashMap<>(voucherHeaders);
        vouchers.putAll(addedVouchers);
        return new Receipt(
                id,
                number,
                date,
                bill,
                due,
                paid,
                apportionment,
                manualNumber,
                manualDate,
                additionalDetails,
                Map.copyOf(vouchers));
    }
}
