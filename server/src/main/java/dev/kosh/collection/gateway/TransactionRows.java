package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Conditions;
import dev.kosh.sql.Times;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A transaction as its row has it: the payer sealed, texts of the gateway cut to a bearable length. */
@Component
class TransactionRows {

    private static final int LONGEST_TEXT = 256;
    private static final TypeReference<List<StoredBill>> BILLS = new TypeReference<>() {};

    private record StoredBill(
            UUID billId, long paise, @Nullable Long taxPaise) {}

    private record SealedPayer(
            long id,
            String userName,
            String name,
            String mobileNumber,
            @Nullable String emailId,
            String tenantId) {}

    private final JsonMapper json;
    private final PersonalData secrets;

    TransactionRows(JsonMapper json, PersonalData secrets) {
        this.json = json;
        this.secrets = secrets;
    }

    /** Every parameter of the statement that puts it on record. */
    Map<String, @Nullable Object> columns(GatewayTransaction transaction) {
        TransactionPayer payer = transaction.payer();
        Map<String, @Nullable Object> columns = progress(transaction);
        columns.put("gateway", transaction.gateway());
        columns.put("paise", transaction.amount().paise());
        columns.put("billId", transaction.billId());
        columns.put("consumer", transaction.consumerCode());
        columns.put("product", transaction.productInfo());
        columns.put(
                "bills",
                json.writeValueAsString(transaction.bills().stream()
                        .map(each -> new StoredBill(
                                each.billId(),
                                each.paid().paise(),
                                each.tax() == null ? null : each.tax().paise()))
                        .toList()));
        columns.put(
                "additional",
                transaction.additionalDetails() == null
                        ? null
                        : json.writeValueAsString(transaction.additionalDetails()));
        columns.put("locale", transaction.locale());
        columns.put(
                "payer",
                secrets.encrypt(json.writeValueAsString(new SealedPayer(
                        payer.id(),
                        payer.userName(),
                        payer.name(),
                        payer.mobileNumber(),
                        payer.emailId(),
                        payer.tenantId().value()))));
        columns.put("payerUuid", payer.uuid());
        columns.put("mobileIndex", secrets.blindIndex(payer.mobileNumber()));
        columns.put("by", transaction.startedBy().uuid());
        columns.put("byId", transaction.startedBy().id());
        columns.put("client", transaction.startedBy().clientId());
        columns.put("address", transaction.startedBy().address());
        columns.put("at", Times.bind(transaction.begunAt()));
        return columns;
    }

    /** The parameters that tell how far it came. */
    Map<String, @Nullable Object> progress(GatewayTransaction transaction) {
        GatewayAnswer.Details said = transaction.said();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("tenant", transaction.tenantId().value());
        columns.put("txnId", transaction.txnId());
        columns.put("status", transaction.status().name());
        columns.put("message", transaction.statusMessage());
        columns.put("isFinal", transaction.isFinal());
        columns.put("gatewayTxnId", bearable(said.gatewayTxnId()));
        columns.put("mode", bearable(said.paymentMode()));
        columns.put("code", bearable(said.statusCode()));
        columns.put("gatewayMessage", bearable(said.statusMessage()));
        columns.put("gatewayPaise", said.amount() == null ? null : said.amount().paise());
        columns.put("receiptState", transaction.receiptState().name());
        columns.put("receipts", transaction.receiptNumbers());
        columns.put("paymentId", transaction.paymentId());
        columns.put("nextPoll", Times.bindNullable(transaction.nextPollAt()));
        return columns;
    }

    /** A citizen sees what he pays, by his uuid or by his mobile number. */
    void limitToPayer(Conditions where, PaymentCriteria.Scope scope) {
        if (scope.payerUuid() == null) {
            return;
        }
        if (scope.payerMobileNumber() == null) {
            where.ifGiven("payer", scope.payerUuid(), "t.payer_uuid = :payer");
        } else {
            where.and("(t.payer_uuid = :payer or t.mobile_index = :mobileIndex)")
                    .bind("payer", scope.payerUuid())
                    .bind("mobileIndex", secrets.blindIndex(scope.payerMobileNumber()));
        }
    }

    GatewayTransaction read(ResultSet row) throws SQLException {
        String additional = row.getString("additional_details");
        return new GatewayTransaction(
                new TenantId(row.getString("tenant_id")),
                row.getString("txn_id"),
                row.getString("gateway"),
                Money.ofPaise(row.getLong("amount_paise")),
                row.getString("bill_id"),
                row.getString("consumer_code"),
                row.getString("product_info"),
                json.readValue(row.getString("bills"), BILLS).stream()
                        .map(each -> new GatewayTransaction.PaidBill(
                                each.billId,
                                Money.ofPaise(each.paise),
                                each.taxPaise == null ? null : Money.ofPaise(each.taxPaise)))
                        .toList(),
                additional == null ? null : json.readTree(additional),
                row.getString("locale"),
                payer(row),
                TransactionStatus.valueOf(row.getString("status")),
                row.getString("status_message"),
                row.getBoolean("is_final"),
                said(row),
                ReceiptState.valueOf(row.getString("receipt_state")),
                row.getString("receipt_numbers"),
                row.getObject("payment_id", UUID.class),
                row.getString("refund_reference"),
                Times.readNullable(row, "next_poll_at"),
                row.getInt("polls"),
                new GatewayTransaction.StartedBy(
                        row.getLong("created_by_id"),
                        row.getString("created_by"),
                        row.getString("client_id"),
                        row.getString("address")),
                new AuditDetails(
                        row.getString("created_by"),
                        row.getString("modified_by"),
                        Times.read(row, "created_at").toEpochMilli(),
                        Times.read(row, "modified_at").toEpochMilli()));
    }

    private TransactionPayer payer(ResultSet row) throws SQLException {
        SealedPayer payer = json.readValue(secrets.decrypt(row.getBytes("payer")), SealedPayer.class);
        return new TransactionPayer(
                row.getString("payer_uuid"),
                payer.id,
                payer.userName,
                payer.name,
                payer.mobileNumber,
                payer.emailId,
                new TenantId(payer.tenantId));
    }

    private static GatewayAnswer.Details said(ResultSet row) throws SQLException {
        long paise = row.getLong("gateway_paise");
        return new GatewayAnswer.Details(
                row.wasNull() ? null : Money.ofPaise(paise),
                row.getString("gateway_txn_id"),
                row.getString("gateway_payment_mode"),
                row.getString("gateway_status_code"),
                row.getString("gateway_status_message"));
    }

    private static @Nullable String bearable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }
}
