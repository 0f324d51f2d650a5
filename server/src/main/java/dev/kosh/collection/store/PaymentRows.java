package dev.kosh.collection.store;

import dev.kosh.billing.Bill;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.collection.NewPayment;
import dev.kosh.collection.PaymentDraft;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.PaymentPlan;
import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.TenantId;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One payment in the form that the SQL function {@code collection.record_payments} takes: members of its two arrays.
 *
 * @param payment the payment's object
 * @param receipts an object for each receipt
 * @param claims what no two payments of one statement may share: a consumer's account, a reference
 */
record PaymentRows(UUID id, String payment, List<Receipt> receipts, List<Object> claims) {

    /** A receipt's object, with the account by which receipts are ordered. */
    record Receipt(ConsumerKey consumer, String json) {}

    private record Reference(TenantId tenant, PaymentMode mode, String number) {}

    static PaymentRows of(NewPayment payment, PersonalData secrets) {
        List<Receipt> receipts = new ArrayList<>();
        List<Object> claims = new ArrayList<>();
        for (PaymentPlan.Settled each : payment.settled()) {
            ConsumerKey consumer = each.entry().bill().consumer();
            receipts.add(new Receipt(consumer, receipt(payment, each)));
            claims.add(consumer);
        }
        if (payment.transactionNumber() != null) {
            claims.add(new Reference(payment.tenantId(), payment.draft().mode(), payment.transactionNumber()));
        }
        return new PaymentRows(payment.id(), payment(payment, secrets), receipts, claims);
    }

    private static String payment(NewPayment payment, PersonalData secrets) {
        PaymentDraft draft = payment.draft();
        String mobileNumber = draft.paidBy().mobileNumber();
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = StoredApportionment.JSON.createGenerator(text)) {
            json.writeStartObject();
            common(json, payment);
            json.writeStringProperty("id", payment.id().toString());
            json.writeNumberProperty("due", payment.plan().totalDue().paise());
            json.writeNumberProperty("paid", payment.plan().totalPaid().paise());
            json.writeStringProperty("mode", draft.mode().name());
            if (draft.mode() == PaymentMode.CASH) {
                json.writeStringProperty("cashPrefix", city(draft.tenantId()));
            }
            write(json, "transaction", payment.transactionNumber());
            write(json, "instrument", draft.instrumentNumber());
            write(json, "instrumentDate", payment.instrumentDate());
            json.writeStringProperty(
                    "instrumentStatus", payment.instrumentStatus().name());
            write(json, "ifsc", draft.ifsc());
            json.writeStringProperty("status", payment.status().name());
            json.writeStringProperty("payer", HexFormat.of().formatHex(StoredPaidBy.seal(secrets, draft.paidBy())));
            write(json, "payerUuid", payment.payerUuid());
            json.writeBooleanProperty("identifyPayer", payment.identifyPayer());
            if (mobileNumber != null) {
                json.writeStringProperty("mobileIndex", HexFormat.of().formatHex(secrets.blindIndex(mobileNumber)));
            }
            if (draft.additionalDetails() != null) {
                json.writePOJOProperty("additional", draft.additionalDetails());
            }
            json.writeStringProperty("actor", Long.toString(payment.caller().id()));
            json.writeBooleanProperty("refuseReused", payment.refuseReusedReference());
            owedToOthers(json, payment);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** What stands in each row of the payment. */
    private static void common(JsonGenerator json, NewPayment payment) {
        json.writeStringProperty("tenant", payment.tenantId().value());
        json.writeStringProperty("at", payment.at().toString());
        json.writeStringProperty("actorUuid", payment.caller().uuid());
    }

    /** The outbox message and the audit entry. */
    private static void owedToOthers(JsonGenerator json, NewPayment payment) {
        json.writeStringProperty("message", "RECEIPT_ISSUED");
        json.writeObjectPropertyStart("payload");
        json.writeStringProperty("paymentId", payment.id().toString());
        write(json, "locale", payment.draft().locale());
        json.writeEndObject();
        json.writeStringProperty("action", "PAYMENT_RECORDED");
        json.writeStringProperty("objectType", "payment");
        json.writeStringProperty("client", payment.caller().clientId());
        json.writeStringProperty("address", payment.caller().address());
        write(json, "correlation", CorrelationId.current());
    }

    private static String receipt(NewPayment payment, PaymentPlan.Settled settled) {
        PaymentPlan.Entry entry = settled.entry();
        Bill bill = entry.bill();
        PaymentDraft.Detail detail = entry.detail();
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = StoredApportionment.JSON.createGenerator(text)) {
            json.writeStartObject();
            common(json, payment);
            json.writeStringProperty("payment", payment.id().toString());
            json.writeStringProperty("id", entry.receiptId().toString());
            json.writeStringProperty("prefix", payment.receiptPrefixByBill().get(bill.id()));
            json.writeStringProperty("service", bill.businessService());
            json.writeStringProperty("consumer", bill.consumerCode());
            json.writeNumberProperty("version", entry.payable().accountVersion());
            json.writeStringProperty("billId", bill.id().toString());
            json.writeStringProperty(
                    "billStatus", settled.settlement().billStatus().name());
            json.writeNumberProperty("due", bill.totalAmount().paise());
            json.writeNumberProperty("paid", entry.paid().paise());
            json.writeName("demands");
            json.writeRawValue(settled.settlement().demandsJson());
            json.writePOJOProperty("apportionment", StoredApportionment.write(settled.apportionment()));
            write(json, "manualNumber", detail.manualReceiptNumber());
            write(json, "manualDate", detail.manualReceiptDate());
            if (detail.additionalDetails() != null) {
                json.writePOJOProperty("additional", detail.additionalDetails());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static String city(TenantId tenant) {
        return tenant.value().substring(tenant.value().indexOf('.') + 1);
    }
}
