package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Undoing a payment meets whatever else happens to its consumer at the same moment: one goes before the other. */
@DeskTest
class TwoClerksOneReceiptTests {

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    private List<String> violationsOfOtherTests = List.of();

    @BeforeEach
    void lookAtTheBooks() {
        violationsOfOtherTests = Books.violations(jdbc);
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(Books.violations(jdbc)).isSubsetOf(violationsOfOtherTests);
    }

    private JsonNode payCash(String consumer, String paid) {
        return desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), paid));
    }

    private BigDecimal due(String consumer) {
        return rupees(desk.fetch("PT", consumer).path("totalAmount"));
    }

    @Test
    void ofTenClerksWhoCancelAReceiptOneDoesAndTheOthersHearThatItIsDone() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode payment = payCash(consumer, "100");
        Callable<Answer> cancel = () -> desk.tryAct("CANCEL", payment);

        List<Answer> answers = Desk.together(Collections.nCopies(10, cancel));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("RECEIPT_WORKFLOW_INVALID_RECEIPT"));
        assertThat(due(consumer)).isEqualByComparingTo("100");
    }

    @RepeatedTest(10)
    void aCancellationWhileTheRestIsPaidIsRefusedOrComesFirst() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode first = payCash(consumer, "30");
        JsonNode rest = desk.fetch("PT", consumer);

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryAct("CANCEL", first),
                () -> desk.tryPay(PaymentBody.cash().bill(rest))));

        if (answers.get(0).status() == 200) {
            assertThat(codes(answers.get(1))).containsExactly("INVALID_BILL_ID");
            assertThat(due(consumer)).isEqualByComparingTo("100");
        } else {
            assertThat(codes(answers.get(0))).containsExactly("RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE");
            assertThat(answers.get(1).status()).isEqualTo(200);
            assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        }
    }

    @RepeatedTest(10)
    void aCancellationWhileADemandIsRaisedKeepsBoth() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode payment = payCash(consumer, "100");

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryAct("CANCEL", payment),
                () -> desk.tryCreate(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "40"))));

        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(1).status()).isEqualTo(201);
        assertThat(due(consumer)).isEqualByComparingTo("140");
    }

    @RepeatedTest(10)
    void aCancellationWhileANewDemandWantsTheAdvanceIsDoneOrRefused() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "100"));
        JsonNode payment = payCash(consumer, "150");

        List<Answer> answers = Desk.together(List.of(
                () -> desk.tryAct("CANCEL", payment),
                () -> desk.tryCreate(DemandBody.of("PT", consumer).line("PT_TAX", "20"))));

        assertThat(answers.get(1).status()).isEqualTo(201);
        if (answers.get(0).status() == 200) {
            assertThat(due(consumer)).isEqualByComparingTo("120");
        } else {
            assertThat(codes(answers.get(0))).containsExactly("RECEIPT_WORKFLOW_ACTION_NOT_APPLICABLE");
            assertThat(desk.fetchBills("PT", consumer).size()).isZero();
        }
    }

    @RepeatedTest(10)
    void ofCancelAndRemitOneHappens() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode payment = payCash(consumer, "100");

        List<Answer> answers =
                Desk.together(List.of(() -> desk.tryAct("CANCEL", payment), () -> desk.tryAct("REMIT", payment)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(desk.fetchBills("PT", consumer).size())
                .isEqualTo(answers.get(0).status() == 200 ? 1 : 0);
    }

    @RepeatedTest(5)
    void cancellationsOfOverlappingPaymentsInOppositeOrderDoNotWaitForEachOther() {
        String one = desk.owes("PT", "PT_TAX", "10");
        String two = desk.owes("PT", "PT_TAX", "10");
        JsonNode first = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", one)).bill(desk.fetch("PT", two)));
        JsonNode second = payCash(desk.owes("PT", "PT_TAX", "10"), "10");

        List<Answer> answers = Desk.together(
                List.of(() -> desk.tryAct("CANCEL", first, second), () -> desk.tryAct("CANCEL", second, first)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly("RECEIPT_WORKFLOW_INVALID_RECEIPT"));
    }
}
