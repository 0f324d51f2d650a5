package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.sql.SharedTrips;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.LockWaits;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens at the same moment happens one after the other: no due is paid twice, nobody waits in a circle. */
@DeskTest
class TwoPayersOneBillTests {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private JsonNode bill(String rupees) {
        return desk.fetch("PT", desk.owes("PT", "PT_TAX", rupees));
    }

    private long receiptsOf(JsonNode bill) {
        return jdbc.sql("select count(*) from collection.receipt where bill_id = ?::uuid")
                .param(bill.path("id").asString())
                .query(Long.class)
                .single();
    }

    private java.math.BigDecimal collected(String consumer) {
        java.math.BigDecimal total = java.math.BigDecimal.ZERO;
        for (JsonNode demand : desk.demands("PT", consumer)) {
            for (JsonNode line : demand.path("demandDetails")) {
                total = total.add(rupees(line.path("collectionAmount")));
            }
        }
        return total;
    }

    @Test
    void ofFiftyPaymentsOfOneBillOneGetsTheReceiptAndTheOthersHearThatItIsPaid() {
        JsonNode bill = bill("100");
        Callable<Answer> payment = () -> desk.tryPay(PaymentBody.cash().bill(bill));

        List<Answer> answers = Desk.together(Collections.nCopies(50, payment));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(49)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("BILL_ALREADY_PAID"));
        assertThat(receiptsOf(bill)).isEqualTo(1);
        assertThat(collected(bill.path("consumerCode").asString())).isEqualByComparingTo("100");
    }

    @RepeatedTest(5)
    void twoPaymentsOfTheSameBillsInOppositeOrderDoNotWaitForEachOther() {
        List<JsonNode> bills = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bills.add(bill("10"));
        }
        PaymentBody forth = PaymentBody.cash();
        bills.forEach(forth::bill);
        Collections.reverse(bills);
        PaymentBody back = PaymentBody.cash();
        bills.forEach(back::bill);

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryPay(forth), () -> desk.tryPay(back), () -> desk.tryPay(forth), () -> desk.tryPay(back)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("BILL_ALREADY_PAID"));
        bills.forEach(bill -> assertThat(receiptsOf(bill)).isEqualTo(1));
    }

    @RepeatedTest(5)
    void overlappingPaymentsOfSeveralBillsAreWholeOrNotAtAll() {
        JsonNode first = bill("10");
        JsonNode shared = bill("10");
        JsonNode last = bill("10");

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryPay(PaymentBody.cash().bill(first).bill(shared)),
                () -> desk.tryPay(PaymentBody.cash().bill(last).bill(shared))));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(receiptsOf(first) + receiptsOf(last)).isEqualTo(1);
        assertThat(receiptsOf(shared)).isEqualTo(1);
    }

    @RepeatedTest(10)
    void aPaymentWhileADemandIsAddedIsBookedOrRefusedAndLosesNothing() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryPay(PaymentBody.cash().bill(bill)),
                () -> desk.tryCreate(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "40"))));

        Answer payment = answers.get(0);
        assertThat(answers.get(1).status()).isEqualTo(201);
        if (payment.status() == 200) {
            assertThat(collected(consumer)).isEqualByComparingTo("100");
            assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("40");
        } else {
            assertThat(codes(payment)).containsExactly("INVALID_BILL_ID");
            assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("140");
        }
    }

    @RepeatedTest(10)
    void aPaymentWhileTheDemandIsRaisedKeepsBoth() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);
        tools.jackson.databind.node.ObjectNode raised = (tools.jackson.databind.node.ObjectNode)
                desk.demands("PT", consumer).path(0).deepCopy();
        ((tools.jackson.databind.node.ObjectNode) raised.path("demandDetails").path(0)).put("taxAmount", 130);

        List<Answer> answers = Desk.together(
                List.of(() -> desk.tryPay(PaymentBody.cash().bill(bill, "60")), () -> desk.tryUpdate(raised)));

        assertThat(answers.get(1).status()).isEqualTo(201);
        boolean paid = answers.get(0).status() == 200;
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo(paid ? "70" : "130");
    }

    @Test
    void aPaymentWhileTheBillExpiresIsBookedOrRefused() {
        JsonNode bill = bill("100");
        clock.set(java.time.Instant.ofEpochMilli(
                        bill.path("billDetails").path(0).path("expiryDate").asLong())
                .minusMillis(1));

        List<Answer> answers =
                Desk.together(List.of(() -> desk.tryPay(PaymentBody.cash().bill(bill)), () -> {
                    clock.advance(Duration.ofHours(1));
                    return desk.tryFetch(
                            desk.clerk(),
                            "tenantId",
                            Desk.TENANT,
                            "businessService",
                            "PT",
                            "consumerCode",
                            bill.path("consumerCode").asString());
                }));

        Answer payment = answers.get(0);
        if (payment.status() == 200) {
            assertThat(desk.bill(bill).path("status").asString()).isEqualTo("PAID");
        } else {
            assertThat(codes(payment)).containsExactly("BILL_EXPIRED");
            assertThat(desk.bill(bill).path("status").asString()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void whileTheAccountOfOneConsumerIsHeldTheOthersPayAllTheSame() throws Exception {
        JsonNode held = bill("100");
        JsonNode free = bill("100");
        ExecutorService callers = Executors.newCachedThreadPool();
        List<Future<Answer>> waiting = new ArrayList<>();

        transactions.executeWithoutResult(holding -> {
            jdbc.sql("select 1 from billing.consumer_account where consumer_code = ? for update")
                    .param(held.path("consumerCode").asString())
                    .query()
                    .listOfRows();
            for (int lane = 0; lane < SharedTrips.lanesForWrites(); lane++) {
                waiting.add(callers.submit(() -> desk.tryPay(PaymentBody.cash().bill(held))));
            }
            LockWaits.await(jdbc, waiting.size());
            Future<Answer> other =
                    callers.submit(() -> desk.tryPay(PaymentBody.cash().bill(free)));
            assertThat(other).succeedsWithin(Duration.ofSeconds(30)).returns(200, Answer::status);
        });

        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : waiting) {
            answers.add(each.get());
        }
        callers.shutdown();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("BILL_ALREADY_PAID"));
        assertThat(receiptsOf(held)).isEqualTo(1);
    }

    @Test
    void partPaymentsInARushAreAllBookedOnTheBillOfTheirTurn() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        Callable<Boolean> payPart = () -> {
            JsonNode bills = desk.fetchBills("PT", consumer);
            return desk.tryPay(PaymentBody.cash().bill(bills.path(0), "7")).status() == 200;
        };

        long booked = Desk.together(Collections.nCopies(10, payPart)).stream()
                .filter(each -> each)
                .count();

        assertThat(booked).isPositive();
        assertThat(collected(consumer)).isEqualByComparingTo(java.math.BigDecimal.valueOf(7 * booked));
    }
}
