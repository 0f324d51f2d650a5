package dev.kosh.collection.store;

import dev.kosh.access.Caller;
import dev.kosh.collection.PaidBy;
import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Times;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes corrections of what stands on payments and receipts beside the money. */
@Component
public class PaymentUpdateWriter {

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    PaymentUpdateWriter(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** Keeps the payment from changing until the transaction ends; false when there is none. */
    public boolean lock(TenantId tenant, UUID paymentId) {
        return jdbc.sql("select 1 from collection.payment where tenant_id = :tenant and id = :id for update")
                .param("tenant", tenant.value())
                .param("id", paymentId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Writes who paid, the details and the receipts of a locked payment.
     *
     * @param members names of what changes, for the audit trail
     */
    public void write(
            Payment payment,
            PaidBy paidBy,
            @Nullable JsonNode additionalDetails,
            List<Receipt> receipts,
            Set<String> members,
            Instant at,
            Caller caller) {
        jdbc.sql("""
                        with corrected as (
                            update collection.payment
                            set payer = :payer, additional_details = :additional::jsonb,
                                modified_by = :actorId, modified_at = :at
                            where tenant_id = :tenant and id = :id),
                        receipts as (
                            update collection.receipt r
                            set manual_receipt_number = u.number, manual_receipt_date = u.date,
                                voucher_headers = u.vouchers
                            from jsonb_to_recordset(:receipts::jsonb)
                                as u (id uuid, number text, date timestamptz, vouchers jsonb)
                            where r.tenant_id = :tenant and r.payment_id = :id and r.id = u.id)
                        select events.append_audit(:tenant, :at, :actor, :client, :address, :correlation,
                            'PAYMENT_UPDATED', 'payment', :id::text, :detail::jsonb),
                            collection.announce_payment(:tenant, :id, 'egov.collection.payment-update', :at, :actor,
                                :locale, :correlation)
                        """)
                .param("tenant", payment.tenantId().value())
                .param("id", payment.id())
                .param("at", Times.bind(at))
                .param("payer", StoredPaidBy.seal(secrets, paidBy))
                .param("additional", additionalDetails == null ? null : additionalDetails.toString())
                .param("receipts", json(receipts))
                .param("actorId", Long.toString(caller.id()))
                .param("actor", caller.uuid())
                .param("client", caller.clientId())
                .param("address", caller.address())
                .param("correlation", CorrelationId.current())
                .param("locale", RequestInfo.DEFAULT_LOCALE)
                .param("detail", StoredApportionment.JSON.writeValueAsString(Map.of("members", members)))
                .query(rows -> {});
    }

    private static String json(List<Receipt> receipts) {
        ArrayNode array = StoredApportionment.JSON.createArrayNode();
        for (Receipt receipt : receipts) {
            ObjectNode each =
                    array.addObject().put("id", receipt.id().toString()).put("number", receipt.manualReceiptNumber());
            if (receipt.manualReceiptDate() != null) {
                each.put("date", receipt.manualReceiptDate().toString());
            }
            if (!receipt.voucherHeaders().isEmpty()) {
                each.set("vouchers", StoredApportionment.JSON.valueToTree(receipt.voucherHeaders()));
            }
        }
        return array.toString();
    }
}
