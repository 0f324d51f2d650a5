package dev.kosh.collection.store;

import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.collection.Receipt;
import dev.kosh.sql.Times;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** A row of {@code collection.receipt}, before billing gave the bill that it is for. */
record ReceiptRow(
        TenantId tenantId,
        UUID paymentId,
        UUID id,
        UUID billId,
        String number,
        Instant date,
        Money due,
        Money paid,
        Apportionment apportionment,
        @Nullable String manualNumber,
        @Nullable Instant manualDate,
        @Nullable JsonNode additionalDetails,
        @Nullable JsonNode billAdditionalDetails,
        Map<UUID, String> voucherHeaders) {

    private static final TypeReference<Map<UUID, String>> VOUCHERS = new TypeReference<>() {};

    static ReceiptRow read(ResultSet row) throws SQLException {
        return new ReceiptRow(
                new TenantId(row.getString("tenant_id")),
                row.getObject("payment_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("bill_id", UUID.class),
                row.getString("receipt_number"),
                Times.read(row, "receipt_date"),
                Money.ofPaise(row.getLong("due_paise")),
                Money.ofPaise(row.getLong("paid_paise")),
                StoredApportionment.read(row.getString("apportionment")),
                row.getString("manual_receipt_number"),
                Times.readNullable(row, "manual_receipt_date"),
                PaymentStore.node(row.getString("additional_details")),
                PaymentStore.node(row.getString("bill_additional_details")),
                vouchers(row.getString("voucher_headers")));
    }

    Receipt receipt(@Nullable Bill bill) {
        if (bill == null) {
            throw new IllegalStateException("a receipt's bill is gone");
        }
        Bill shown = billAdditionalDetails == null ? bill : bill.withAdditionalDetails(billAdditionalDetails);
        return new Receipt(
                id,
                number,
                date,
                shown,
                due,
                paid,
                apportionment,
                manualNumber,
                manualDate,
                additionalDetails,
                voucherHeaders);
    }

    private static Map<UUID, String> vouchers(@Nullable String json) {
        return json == null ? Map.of() : StoredApportionment.JSON.readValue(json, VOUCHERS);
    }
}
