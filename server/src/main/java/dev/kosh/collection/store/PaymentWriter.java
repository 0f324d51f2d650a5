package dev.kosh.collection.store;

import dev.kosh.billing.Bill;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.NewPayment;
import dev.kosh.collection.PaymentDraft;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.PaymentPlan;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Times;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Writes a payment: one statement, which applies all of it or nothing. */
@Component
public class PaymentWriter {

    private static final String RECORD = """
            select o_outcome, o_transaction_number, o_receipt_numbers
            from collection.record_payment(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb,
                                           ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final PersonalData secrets;

    PaymentWriter(JdbcTemplate jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** The numbers that the database gave, receipts by bill. */
    public record Numbers(String transactionNumber, Map<UUID, String> receiptNumberByBill) {}

    /**
     * Empty, with nothing written, when one of the consumers moved on since his bill was read.
     *
     * @throws RequestRefused when the payment's reference is on another payment and the tenant refuses that
     */
    public Optional<Numbers> write(NewPayment payment) {
        PaymentDraft draft = payment.draft();
        String mobileNumber = draft.paidBy().mobileNumber();
        return jdbc.query(
                RECORD,
                (ResultSet row) -> numbers(row, payment),
                draft.tenantId().value(),
                payment.id(),
                Times.bind(payment.at()),
                payment.plan().totalDue().paise(),
                payment.plan().totalPaid().paise(),
                draft.mode().name(),
                draft.mode() == PaymentMode.CASH ? city(draft.tenantId()) : null,
                payment.transactionNumber(),
                draft.instrumentNumber(),
                Times.bindNullable(payment.instrumentDate()),
                payment.instrumentStatus().name(),
                draft.ifsc(),
                payment.status().name(),
                StoredPaidBy.seal(secrets, draft.paidBy()),
                payment.payerUuid(),
                mobileNumber == null ? null : secrets.blindIndex(mobileNumber),
                draft.additionalDetails() == null
                        ? null
                        : draft.additionalDetails().toString(),
                payment.receiptPrefix(),
                receipts(payment.settled()),
                Long.toString(payment.caller().id()),
                payment.caller().uuid(),
                payment.caller().clientId(),
                payment.caller().address(),
                CorrelationId.current(),
                draft.locale(),
                payment.refuseReusedReference());
    }

    private static Optional<Numbers> numbers(ResultSet row, NewPayment payment) throws SQLException {
        if (!row.next()) {
            throw new IllegalStateException("collection.record_payment answered nothing");
        }
        switch (row.getString("o_outcome")) {
            case "RECORDED" -> {}
            case "REFERENCE_REUSED" ->
                throw new RequestRefused(
                        CollectionError.DUPLICATE_TRANSACTION_NUMBER,
                        "transactionNumber: another payment by "
                                + payment.draft().mode() + " carries it");
            default -> {
                return Optional.empty();
            }
        }
        String[] numbers = (String[]) row.getArray("o_receipt_numbers").getArray();
        Map<UUID, String> byBill = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            byBill.put(payment.settled().get(i).entry().bill().id(), numbers[i]);
        }
        return Optional.of(new Numbers(row.getString("o_transaction_number"), byBill));
    }

    private static String receipts(List<PaymentPlan.Settled> settled) {
        ArrayNode receipts = StoredApportionment.JSON.createArrayNode();
        for (PaymentPlan.Settled each : settled) {
            Bill bill = each.entry().bill();
            PaymentDraft.Detail detail = each.entry().detail();
            ObjectNode receipt = receipts.addObject()
                    .put("id", each.entry().receiptId().toString())
                    .put("billId", bill.id().toString())
                    .put("service", bill.businessService())
                    .put("consumer", bill.consumerCode())
                    .put("version", each.entry().payable().accountVersion())
                    .put("billStatus", each.settlement().billStatus().name())
                    .put("due", bill.totalAmount().paise())
                    .put("paid", each.entry().paid().paise());
            receipt.putRawValue("demands", new RawValue(each.settlement().demandsJson()));
            receipt.set("apportionment", StoredApportionment.write(each.apportionment()));
            if (detail.manualReceiptNumber() != null) {
                receipt.put("manualNumber", detail.manualReceiptNumber());
            }
            if (detail.manualReceiptDate() != null) {
                receipt.put("manualDate", detail.manualReceiptDate().toString());
            }
            if (detail.additionalDetails() != null) {
                receipt.set("additional", detail.additionalDetails());
            }
        }
        return StoredApportionment.JSON.writeValueAsString(receipts);
    }

    private static String city(TenantId tenant) {
        return tenant.value().substring(tenant.value().indexOf('.') + 1);
    }
}
