package dev.kosh.collection.gateway;

import dev.kosh.sql.Conditions;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code collection.gateway_transaction} and what hangs on it. */
@Component
class TransactionStore {

    private static final String SELECT = "select t.* from collection.gateway_transaction t";

    private final JdbcClient jdbc;
    private final TransactionRows rows;

    TransactionStore(JdbcClient jdbc, TransactionRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A number that no other transaction has. */
    long nextNumber() {
        return jdbc.sql("select nextval('collection.gateway_transaction_seq')")
                .query(Long.class)
                .single();
    }

    /** A transaction that holds a bill, and whether it has the money already. */
    record Holder(UUID billId, TransactionStatus status) {}

    /** Transactions that hold one of these bills. */
    List<Holder> holders(TenantId tenant, Collection<UUID> billIds) {
        return jdbc.sql("""
                        select b.bill_id, t.status
                        from collection.gateway_transaction_bill b
                        join collection.gateway_transaction t on t.tenant_id = b.tenant_id and t.txn_id = b.txn_id
                        where b.tenant_id = :tenant and b.bill_id = any(cast(:bills as uuid[])) and b.is_held
                        """)
                .param("tenant", tenant.value())
                .param("bills", SqlArrays.of("uuid", billIds))
                .query((row, number) -> new Holder(
                        row.getObject("bill_id", UUID.class), TransactionStatus.valueOf(row.getString("status"))))
                .list();
    }

    /**
     * Puts a new transaction on record; it holds its bills.
     *
     * @throws DuplicateKeyException when another holds one of them since
     */
    void insert(GatewayTransaction transaction) {
        jdbc.sql("insert into collection.gateway_transaction_tenant (txn_id, tenant_id) values (:txnId, :tenant)")
                .param("txnId", transaction.txnId())
                .param("tenant", transaction.tenantId().value())
                .update();
        jdbc.sql("""
                        insert into collection.gateway_transaction
                            (tenant_id, txn_id, gateway, amount_paise, bill_id, consumer_code, product_info, bills,
                             additional_details, locale, payer, payer_uuid, mobile_index, status, status_message, is_final,
                             receipt_state, next_poll_at, created_by, created_by_id, client_id, address, created_at,
                             modified_by, modified_at)
                        values (:tenant, :txnId, :gateway, :paise, :billId, :consumer, :product, cast(:bills as jsonb),
                             cast(:additional as jsonb), :locale, :payer, :payerUuid, :mobileIndex, :status, :message,
                             :isFinal, :receiptState, :nextPoll, :by, :byId, :client, :address, :at, :by, :at)
                        """).params(rows.columns(transaction)).update();
        jdbc.sql("""
                        insert into collection.gateway_transaction_bill (tenant_id, txn_id, bill_id, is_held)
                        select :tenant, :txnId, bill, true from unnest(cast(:bills as uuid[])) bill
                        -- In one order: else two payers of the same bills may each hold what the other wants.
                        order by bill
                        """)
                .param("tenant", transaction.tenantId().value())
                .param("txnId", transaction.txnId())
                .param("bills", SqlArrays.of("uuid", bills(transaction)))
                .update();
    }

    Optional<TenantId> tenantOf(String txnId) {
        return jdbc.sql("select tenant_id from collection.gateway_transaction_tenant where txn_id = :txnId")
                .param("txnId", txnId)
                .query((row, number) -> new TenantId(row.getString(1)))
                .optional();
    }

    Optional<GatewayTransaction> find(TenantId tenant, String txnId) {
        return one(tenant, txnId, "");
    }

    /** The transaction, which nobody else changes before the end of the running database transaction. */
    GatewayTransaction lock(TenantId tenant, String txnId) {
        return one(tenant, txnId, " for update").orElseThrow();
    }

    private Optional<GatewayTransaction> one(TenantId tenant, String txnId, String lock) {
        return jdbc.sql(SELECT + " where t.tenant_id = :tenant and t.txn_id = :txnId" + lock)
                .param("tenant", tenant.value())
                .param("txnId", txnId)
                .query((row, number) -> rows.read(row))
                .optional();
    }

    /** Transactions that match, newest first. */
    List<GatewayTransaction> find(TransactionCriteria criteria) {
        Conditions where = new Conditions()
                .oneOf(
                        "t.tenant_id",
                        "text",
                        "tenants",
                        criteria.tenants().stream().map(TenantId::value).toList())
                .ifGiven("txnId", criteria.txnId(), "t.txn_id = :txnId")
                .ifGiven("billId", criteria.billId(), "t.bill_id = :billId")
                .ifGiven("user", criteria.userUuid(), "t.payer_uuid = :user")
                .ifGiven("receipt", criteria.receiptNumber(), ":receipt = any(string_to_array(t.receipt_numbers, ','))")
                .ifGiven("consumer", criteria.consumerCode(), "t.consumer_code = :consumer")
                .ifGiven("status", criteria.status(), "t.status = :status")
                .ifGiven("receiptState", criteria.receiptState(), "t.receipt_state = :receiptState")
                .ifGiven("refund", criteria.refundReference(), "t.refund_reference = :refund")
                .ifGiven("recordedBy", criteria.scope().recordedByUuid(), "t.created_by = :recordedBy");
        rows.limitToPayer(where, criteria.scope());
        return jdbc.sql(SELECT + " where " + where.text()
                        + " order by t.created_at desc, t.txn_id desc limit :limit offset :offset")
                .params(where.parameters())
                .param("limit", criteria.limit())
                .param("offset", criteria.offset())
                .query((row, number) -> rows.read(row))
                .list();
    }

    /**
     * Writes how far a transaction came. A bill is held while its money is under way or has a receipt; one that was let go
     * and whose money came late is held again while the receipt is tried, unless another transaction has it by now.
     */
    void update(GatewayTransaction transaction, String by, Instant at) {
        jdbc.sql("""
                        update collection.gateway_transaction
                        set status = :status, status_message = :message, is_final = :isFinal,
                            gateway_txn_id = :gatewayTxnId, gateway_payment_mode = :mode, gateway_status_code = :code,
                            gateway_status_message = :gatewayMessage, gateway_paise = :gatewayPaise,
                            receipt_state = :receiptState, receipt_numbers = :receipts, payment_id = :paymentId,
                            next_poll_at = :nextPoll, modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and txn_id = :txnId
                        """)
                .params(rows.progress(transaction))
                .param("by", by)
                .param("at", Times.bind(at))
                .update();
        if (transaction.receiptState() == ReceiptState.OWED) {
            jdbc.sql("""
                            update collection.gateway_transaction_bill b set is_held = true
                            where b.tenant_id = :tenant and b.txn_id = :txnId and not b.is_held
                              and not exists (select from collection.gateway_transaction_bill other
                                              where other.tenant_id = b.tenant_id and other.bill_id = b.bill_id
                                                and other.is_held)
                            """)
                    .param("tenant", transaction.tenantId().value())
                    .param("txnId", transaction.txnId())
                    .update();
        }
        if (isReleased(transaction)) {
            jdbc.sql("""
                            update collection.gateway_transaction_bill set is_held = false
                            where tenant_id = :tenant and txn_id = :txnId and is_held
                            """)
                    .param("tenant", transaction.tenantId().value())
                    .param("txnId", transaction.txnId())
                    .update();
        }
    }

    /** Writes that its money was given back. */
    void refunded(GatewayTransaction transaction, String by, Instant at) {
        jdbc.sql("""
                        update collection.gateway_transaction
                        set receipt_state = 'REFUNDED', refund_reference = :reference, modified_by = :by, modified_at = :at
                        where tenant_id = :tenant and txn_id = :txnId and receipt_state = 'REFUND_DUE'
                        """)
                .param("reference", transaction.refundReference())
                .param("by", by)
                .param("at", Times.bind(at))
                .param("tenant", transaction.tenantId().value())
                .param("txnId", transaction.txnId())
                .update();
    }

    private static boolean isReleased(GatewayTransaction transaction) {
        return transaction.status() == TransactionStatus.FAILURE
                || transaction.receiptState() == ReceiptState.REFUND_DUE;
    }

    /** A transaction that it is time to ask about. */
    record Due(TenantId tenantId, String txnId) {}

    /**
     * Takes transactions whose time to be asked about has come, oldest first, so that no other process takes them before
     * the lease ends.
     */
    List<Due> takeDue(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                        update collection.gateway_transaction t
                        set next_poll_at = :leaseEnd, polls = t.polls + 1
                        from (select tenant_id, txn_id from collection.gateway_transaction
                              where next_poll_at <= :now
                              order by next_poll_at
                              limit :most
                              for update skip locked) due
                        where t.tenant_id = due.tenant_id and t.txn_id = due.txn_id
                        returning t.tenant_id, t.txn_id
                        """)
                .param("now", Times.bind(now))
                .param("leaseEnd", Times.bind(now.plus(lease)))
                .param("most", most)
                .query((row, number) -> new Due(new TenantId(row.getString("tenant_id")), row.getString("txn_id")))
                .list();
    }

    /** It is asked about no sooner than then; not at all when it has ended meanwhile. */
    void pollAt(TenantId tenant, String txnId, Instant next) {
        jdbc.sql("""
                        update collection.gateway_transaction set next_poll_at = :next
                        where tenant_id = :tenant and txn_id = :txnId and next_poll_at is not null
                        """)
                .param("next", Times.bind(next))
                .param("tenant", tenant.value())
                .param("txnId", txnId)
                .update();
    }

    /** How much of its money has receipts: of payments that stand and carry its number. */
    Money receipted(TenantId tenant, String txnId) {
        return Money.ofPaise(jdbc.sql("""
                        select coalesce(sum(p.total_paid_paise), 0)
                        from collection.payment p
                        where p.tenant_id = :tenant and p.transaction_number = :txnId
                          and p.mode = 'ONLINE' and p.status not in ('CANCELLED', 'DISHONOURED')
                        """)
                .param("tenant", tenant.value())
                .param("txnId", txnId)
                .query(Long.class)
                .single());
    }

    /** Transactions whose money has to be given back, though clerks have receipted all of it under their number. */
    List<Due> receiptedByHand() {
        return jdbc.sql("""
                        select t.tenant_id, t.txn_id
                        from collection.gateway_transaction t
                        where t.receipt_state in ('OWED', 'REFUND_DUE') and t.receipt_state = 'REFUND_DUE'
                          and coalesce(t.gateway_paise, t.amount_paise)
                              <= (select sum(p.total_paid_paise)
                                  from collection.payment p
                                  where p.tenant_id = t.tenant_id and p.transaction_number = t.txn_id
                                    and p.mode = 'ONLINE' and p.status not in ('CANCELLED', 'DISHONOURED'))
                        """)
                .query((row, number) -> new Due(new TenantId(row.getString("tenant_id")), row.getString("txn_id")))
                .list();
    }

    /** How many transactions stand in this receipt state, in all tenants; there is an index of those without a receipt. */
    long countUnreceipted(ReceiptState state) {
        return jdbc.sql("""
                        select count(*) from collection.gateway_transaction
                        where receipt_state in ('OWED', 'REFUND_DUE') and receipt_state = :state
                        """).param("state", state.name()).query(Long.class).single();
    }

    private static List<UUID> bills(GatewayTransaction transaction) {
        return transaction.bills().stream()
                .map(GatewayTransaction.PaidBill::billId)
                .toList();
    }
}
