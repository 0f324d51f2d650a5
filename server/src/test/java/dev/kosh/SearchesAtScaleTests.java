package dev.kosh;

import dev.kosh.billing.DemandCriteria;
import dev.kosh.billing.store.DemandStore;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.testing.Crowd;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A search of demands or payments reads the rows that it finds, not those of everybody (docs/performance.md, searches).
 */
@DeskTest
class SearchesAtScaleTests {

    private static final TenantId AMRITSAR = new TenantId(Desk.TENANT);
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

    private Crowd crowd;
    private UUID bill;
    private UUID payment;
    private String consumer;

    @BeforeEach
    void onePaidBill() {
        crowd = new Crowd(jdbc, transactions);
        JsonNode due = desk.newBill("TL", "100");
        consumer = due.path("consumerCode").asString();
        bill = UUID.fromString(due.path("id").asString());
        payment = UUID.fromString(
                desk.pay(PaymentBody.of("CASH").bill(due)).path("id").asString());
    }

    @Test
    void demandsOfAConsumerAreReadWithoutThoseOfOthers() {
        crowd.assertReads(
                LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf(null, Set.of(consumer))));
        crowd.assertReads(
                LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of(consumer))));
    }

    @Test
    void demandsThatWereCancelledAreFoundByTheirConsumerToo() {
        jdbc.sql("update billing.demand set status = 'CANCELLED' where consumer_code = :consumer")
                .param("consumer", consumer)
                .update();

        crowd.assertReads(
                LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of(consumer))));
    }

    @Test
    void aPageOfTheDemandsOfAServiceIsReadWithoutThePagesBehindIt() {
        crowd.assertReads(LIMIT, "billing.demand", this::manyDemands, () -> demands.find(demandsOf("TL", Set.of())));
    }

    @Test
    void paymentsAreFoundByTheirBillWithoutThoseOfOthers() {
        crowd.assertReads(
                LIMIT, "collection.receipt", this::manyPayments, () -> payments.find(paymentsOf(Set.of(bill))));
        crowd.assertReads(
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

        crowd.assertReads(
                LIMIT, "collection.receipt", this::manyPayments, () -> payments.find(paymentsOf(Set.of(bill))));
    }

    private void manyDemands() {
        crowd.gather("billing.demand", "tenant_id = 'pb.amritsar' and consumer_code = '" + consumer + "'", """
                'id', gen_random_uuid(), 'consumer_code', 'EVERYBODY-' || n,
                'status', case n % 2 when 0 then 'ACTIVE' else 'CANCELLED' end""");
    }

    private void manyPayments() {
        crowd.gather("collection.payment", "tenant_id = 'pb.amritsar' and id = '" + payment + "'", """
                'id', cast(md5('payment ' || n) as uuid), 'transaction_number', 'EVERYBODY-' || n""");
        crowd.gather("collection.receipt", "tenant_id = 'pb.amritsar' and payment_id = '" + payment + "'", """
                'id', gen_random_uuid(), 'payment_id', md5('payment ' || n), 'bill_id', gen_random_uuid(),
                'receipt_number', 'EVERYBODY-' || n, 'consumer_code', 'EVERYBODY-' || n, 'live', n % 2 = 0""");
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
