package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A tenant that takes the reference of a card, online or bank payment once only. */
@OtherwiseSetDeskTest
class ReusedReferenceTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void anIntegratorReceiptsOneCollectedSumBillByBillAndItIsAudited() {
        JsonNode first = desk.pay(online("REF-1"));
        JsonNode second = desk.pay(online("REF-1"));

        assertThat(notedAsReused(first)).isFalse();
        assertThat(notedAsReused(second)).isTrue();
    }

    @Test
    void anotherCallerMayNotUseAReferenceAgain() {
        desk.pay(online("REF-2"));
        PaymentBody again = online("REF-2");

        Answer refused = desk.tryPay(again, desk.integrator());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(Desk.codes(refused)).containsExactly("DUPLICATE_TRANSACTION_NUMBER");
        assertThat(desk.tryPay(again.with("transactionNumber", "REF-2b"), desk.integrator())
                        .status())
                .as("the bill is still open")
                .isEqualTo(200);
    }

    @Test
    void afterTenMinutesTheSameCallerMayNotEither() {
        desk.pay(online("REF-3"));
        PaymentBody again = online("REF-3");
        clock.advance(Duration.ofMinutes(10).plusMillis(1));

        assertThat(Desk.codes(desk.tryPay(again))).containsExactly("DUPLICATE_TRANSACTION_NUMBER");
    }

    @Test
    void ofTwoCallersAtTheSameMomentOneGetsTheReference() throws Exception {
        PaymentBody clerks = online("REF-4");
        PaymentBody integrators = online("REF-4");
        String integrator = desk.integrator();
        ExecutorService callers = Executors.newFixedThreadPool(2);
        List<Future<Answer>> answers = new ArrayList<>();

        transactions.executeWithoutResult(holding -> {
            // Stops a payment behind its look at earlier ones, before it can be seen by others.
            jdbc.sql("lock table events.outbox in share mode").update();
            answers.add(callers.submit(() -> desk.tryPay(clerks)));
            answers.add(callers.submit(() -> desk.tryPay(integrators, integrator)));
            awaitPaymentsThatWait(2);
        });

        List<Answer> given = List.of(answers.get(0).get(), answers.get(1).get());
        callers.shutdown();
        assertThat(given).extracting(Answer::status).containsExactlyInAnyOrder(200, 400);
        assertThat(given)
                .filteredOn(answer -> answer.status() == 400)
                .allSatisfy(answer -> assertThat(Desk.codes(answer)).containsExactly("DUPLICATE_TRANSACTION_NUMBER"));
    }

    private void awaitPaymentsThatWait(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        int waiting;
        do {
            assertThat(System.nanoTime()).as("payments wait").isLessThan(deadline);
            waiting = jdbc.sql("""
                            select count(distinct pid) from pg_locks
                            where not granted
                              and database = (select oid from pg_database where datname = current_database())
                              and (relation = 'events.outbox'::regclass or locktype = 'advisory')
                            """).query(Integer.class).single();
        } while (waiting < count);
    }

    private PaymentBody online(String reference) {
        return PaymentBody.online(reference).bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "100")));
    }

    private boolean notedAsReused(JsonNode payment) {
        return jdbc.sql("""
                        select coalesce((detail->>'reusedReference')::boolean, false)
                        from events.audit_entry
                        where object_type = 'payment' and object_id = ?
                        """)
                .param(payment.path("id").asString())
                .query(Boolean.class)
                .single();
    }
}
