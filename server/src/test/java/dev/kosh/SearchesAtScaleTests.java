package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A search reads the rows that it finds, not those of everybody: among thousands of demands and payments the database's own
 * counters tell how many rows were read (docs/performance.md, searches).
 */
@DeskTest
class SearchesAtScaleTests {

    private static final TenantId AMRITSAR = new TenantId(Desk.TENANT);
    private static final int EVERYBODY = 5_000;
    private static final int LIMIT = 30;

    @Autowired
    private Desk desk;

    @Autowired
    private DemandStore demands;

    @Autowired
    private PaymentStore payments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private UUID bill;
    private UUID payment;
    private String consumer;

    @BeforeEach
    void onePaidBill() {
        JsonNode due = desk.newBill("TL", "100");
        consumer = due.path("consumerCode").asString();
        bill = UUID.fromString(due.path("id").asString());
        payment = UUID.fromString(
                desk.pay(PaymentBody.of("CASH").bill(due)).path("id").asString());
    }

    @Test
    void demandsOfAConsumerAreReadWithoutThoseOfOthers() {
        assertReads(LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf(null, Set.of(consumer))));
        assertReads(LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of(consumer))));
    }

    @Test
    void demandsThatWereCancelledAreFoundByTheirConsumerToo() {
        jdbc.sql("update billing.demand set status = 'CANCELLED' where consumer_code = :consumer")
                .param("consumer", consumer)
                .update();

        assertReads(LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of(consumer))));
    }

    @Test
    void aPageOfTheDemandsOfAServiceIsReadWithoutThePagesBehindIt() {
        assertReads(LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of())));
    }

    @Test
    void paymentsAreFoundByTheirBillWithoutThoseOfOthers() {
        assertReads(LIMIT, "collection.receipt", this::manyPayments, () -> payments.find(paymentsOf(Set.of(bill))));
        assertReads(
                LIMIT,
                "collection.receipt",
                this::manyPayments,
                () -> payments.find(paymentsOf(Set.of(bill, UUID.randomUUID()))));
    }

    @Test
    void paymentsThatWereUndoneAreFoundByTheirBillToo() {
        jdbc.sql("update collection.receipt set live = false where tenant_id = :tenant and payment_id = :payment")
                .param("tenant", Desk.TENANT)
                .param("payment", payment)
                .update();

        assertReads(LIMIT, "collection.receipt", this::manyPayments, () -> payments.find(paymentsOf(Set.of(bill))));
    }

    /** The rows stand beside those of everybody for the time of the search; nothing of it stays. */
    private void assertReads(int most, String table, Runnable everybody, Supplier<List<?>> search) {
        transactions.executeWithoutResult(transaction -> {
            everybody.run();
            jdbc.sql("analyze " + table).update();
            long before = rowsRead(table);

            assertThat(search.get()).isNotEmpty();

            assertThat(rowsRead(table) - before)
                    .as("rows of %s that the search read", table)
                    .isBetween(1L, (long) most);
            transaction.setRollbackOnly();
        });
    }

    private long rowsRead(String table) {
        return jdbc.sql("""
                        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                        where relid = cast(:table as regclass)
                        """).param("table", table).query(Long.class).single();
    }

    private void manyDemands() {
        clone("billing.demand", "tenant_id = :tenant and consumer_code = '" + consumer + "'", """
                'id', gen_random_uuid(), 'consumer_code', 'EVERYBODY-' || n,
                'status', case n % 2 when 0 then 'ACTIVE' else 'CANCELLED' end""");
    }

    private void manyPayments() {
        clone("collection.payment", "tenant_id = :tenant and id = '" + payment + "'", """
                'id', cast(md5('payment ' || n) as uuid), 'transaction_number', 'EVERYBODY-' || n""");
        clone("collection.receipt", "tenant_id = :tenant and payment_id = '" + payment + "'", """
                'id', gen_random_uuid(), 'payment_id', md5('payment ' || n), 'bill_id', gen_random_uuid(),
                'receipt_number', 'EVERYBODY-' || n, 'consumer_code', 'EVERYBODY-' || n, 'live', n % 2 = 0""");
        jdbc.sql("analyze collection.payment").update();
    }

    /** Others like this row, with these members of their own. */
    private void clone(String table, String which, String members) {
        int made = jdbc.sql("insert into " + table + " select (jsonb_populate_record(one, jsonb_build_object(" + members
                        + "))).* from " + table + " one, generate_series(1, :count) n where " + which)
                .param("tenant", Desk.TENANT)
                .param("count", EVERYBODY)
                .update();
        assertThat(made).isEqualTo(EVERYBODY);
    }

    private static DemandCriteria demandsOf(@Nullable String service, Set<String> consumers) {
        return new DemandCriteria(
                List.of(AMRITSAR), Set.of(), consumers, service, null, null, null, null, null, LIMIT, 0);
    }

    private static PaymentCriteria paymentsOf(Set<UUID> bills) {
        return new PaymentCriteria(
                List.of(AMRITSAR),
                Set.of(),
                bills,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                PaymentCriteria.Scope.EVERYBODY,
                LIMIT,
                0);
    }
}
