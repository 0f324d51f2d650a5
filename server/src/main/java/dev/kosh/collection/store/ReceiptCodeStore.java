package dev.kosh.collection.store;

import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.TenantId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes on printed receipts, by which anybody who holds the paper can ask whether it is true. */
@Component
public class ReceiptCodeStore {

    private static final int CODE_BYTES = 16;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    ReceiptCodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a code leads. */
    public record CodedReceipt(TenantId tenantId, UUID paymentId, UUID receiptId) {}

    /** The codes of the payment's receipts, by receipt; made when there are none yet. */
    public Map<UUID, String> codes(Payment payment) {
        List<UUID> receipts = payment.receipts().stream().map(Receipt::id).toList();
        jdbc.sql("""
                        insert into collection.receipt_code (code, tenant_id, payment_id, receipt_id)
                        select code, :tenant, :payment, receipt
                        from unnest(:codes::text[], :receipts::uuid[]) as made (code, receipt)
                        on conflict (tenant_id, receipt_id) do nothing
                        """)
                .param("tenant", payment.tenantId().value())
                .param("payment", payment.id())
                .param("receipts", SqlArrays.of("uuid", receipts))
                .param(
                        "codes",
                        SqlArrays.of(
                                "text", receipts.stream().map(each -> code()).toList()))
                .update();
        Map<UUID, String> codes = new HashMap<>();
        jdbc.sql("""
                        select receipt_id, code from collection.receipt_code
                        where tenant_id = :tenant and receipt_id = any(:receipts::uuid[])
                        """)
                .param("tenant", payment.tenantId().value())
                .param("receipts", SqlArrays.of("uuid", receipts))
                .query(row -> {
                    codes.put(row.getObject("receipt_id", UUID.class), row.getString("code"));
                });
        return codes;
    }

    public Optional<CodedReceipt> find(String code) {
        return jdbc.sql("select tenant_id, payment_id, receipt_id from collection.receipt_code where code = :code")
                .param("code", code)
                .query((row, number) -> new CodedReceipt(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("payment_id", UUID.class),
                        row.getObject("receipt_id", UUID.class)))
                .optional();
    }

    private String code() {
        byte[] bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
