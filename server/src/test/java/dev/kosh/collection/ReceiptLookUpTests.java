package dev.kosh.collection;

import static dev.kosh.testing.Desk.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.access.UserType;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.PaymentBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A citizen who names the receipt of somebody else (docs/contract/collection.md, who sees what). */
@DeskTest
@SuppressWarnings("NullAway.Init")
class ReceiptLookUpTests {

    private static final String NUMBER_OF_PAYER = "9811122233";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    private String stranger;

    @BeforeEach
    void aCitizenWhoHasPaidNothing() {
        String number = desk.mobileNumber();
        stranger = calls.login(NewPerson.of("pb")
                .userName(number)
                .name("Ravi Stranger")
                .type(UserType.CITIZEN)
                .mobileNumber(number)
                .roles("CITIZEN")
                .onRecord(accounts));
    }

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    private static PaymentBody ofSomebody() {
        return PaymentBody.cash()
                .with("mobileNumber", NUMBER_OF_PAYER)
                .with("payerName", "Simran")
                .with("payerAddress", "7 Secret Lane")
                .with("payerEmail", "simran@example.org")
                .with("additionalDetails", Map.of("secret", "7 Secret Lane"));
    }

    private JsonNode bill(String service) {
        String consumer = desk.consumer();
        desk.create(DemandBody.of(service, consumer)
                .line(Desk.headOf(service), "100")
                .payer("Owner Singh", "9811122244")
                .with("additionalDetails", Map.of("owner", "Owner Singh")));
        return desk.fetch(service, consumer);
    }

    private static String number(JsonNode payment, int receipt) {
        return payment.path("paymentDetails")
                .path(receipt)
                .path("receiptNumber")
                .asString();
    }

    private static String consumer(JsonNode payment, int receipt) {
        return payment.path("paymentDetails")
                .path(receipt)
                .at("/bill/consumerCode")
                .asString();
    }

    private JsonNode seen(String token, String... criteria) {
        return desk.payments(
                "",
                token,
                Stream.concat(Stream.of("tenantId", TENANT), Stream.of(criteria))
                        .toArray(String[]::new));
    }

    private Answer tryGuess(String receipt) {
        return desk.trySearchPayments(
                "", stranger, "tenantId", TENANT, "receiptNumbers", receipt, "consumerCodes", "no such code");
    }

    @Test
    void whoNamesReceiptAndConsumerSeesThePaymentMasked() {
        JsonNode payment = desk.pay(ofSomebody().bill(bill("PT")));

        for (String module : List.of("", "PT/")) {
            JsonNode found = desk.payments(
                    module,
                    stranger,
                    "tenantId",
                    TENANT,
                    "receiptNumbers",
                    number(payment, 0),
                    "consumerCodes",
                    consumer(payment, 0));

            assertThat(found).hasSize(1);
            JsonNode shown = found.path(0);
            assertThat(shown.path("id")).isEqualTo(payment.path("id"));
            assertThat(shown.at("/paymentDetails/0/totalAmountPaid"))
                    .isEqualTo(payment.at("/paymentDetails/0/totalAmountPaid"));
            assertThat(shown.path("mobileNumber").asString()).isEqualTo("98******33");
            assertThat(shown.path("payerAddress").asString()).isEqualTo("*****");
            assertThat(shown.path("payerEmail").asString()).isEqualTo("s*****@example.org");
            assertThat(shown.path("payerId").isNull()).isTrue();
            assertThat(shown.toString())
                    .doesNotContain(NUMBER_OF_PAYER, "Secret", "simran@", "Owner Singh", "9811122244");
            assertThat(Stream.of("createdBy", "lastModifiedBy").flatMap(by -> shown.findValues(by).stream()))
                    .isNotEmpty()
                    .allSatisfy(by -> assertThat(by.asString()).isEmpty());
        }
    }

    @Test
    void whatDoesNotFitExactlyIsNotFound() {
        JsonNode payment = desk.pay(ofSomebody().bill(bill("PT")));
        JsonNode other = desk.pay(ofSomebody().bill(bill("PT")));
        String receipt = number(payment, 0);
        String consumer = consumer(payment, 0);

        assertThat(seen(stranger, "receiptNumbers", receipt)).isEmpty();
        assertThat(seen(stranger, "consumerCodes", consumer)).isEmpty();
        assertThat(seen(stranger, "receiptNumbers", receipt, "consumerCodes", consumer(other, 0)))
                .isEmpty();
        assertThat(seen(stranger, "receiptNumbers", receipt, "consumerCodes", "%"))
                .isEmpty();
        assertThat(seen(
                        stranger,
                        "receiptNumbers",
                        receipt + "," + number(other, 0),
                        "consumerCodes",
                        consumer + "," + consumer(other, 0)))
                .as("a list of each would try every pair")
                .isEmpty();
        for (String tenant : List.of("pb.jalandhar", "od.cuttack", "pb", "%")) {
            Answer answer = desk.trySearchPayments(
                    "", stranger, "tenantId", tenant, "receiptNumbers", receipt, "consumerCodes", consumer);
            assertThat(answer.status()).as(tenant).isIn(200, 400, 403);
            assertThat(answer.body().path("Payments")).as(tenant).isEmpty();
        }
        assertThat(desk.payments(
                        "WS/", stranger, "tenantId", TENANT, "receiptNumbers", receipt, "consumerCodes", consumer))
                .isEmpty();
    }

    @Test
    void whatIsMaskedCannotBeTriedAndIsNotCounted() {
        JsonNode payment = desk.pay(ofSomebody().bill(bill("PT")));
        String receipt = number(payment, 0);
        String consumer = consumer(payment, 0);

        for (String[] guess : List.of(
                new String[] {"mobileNumber", NUMBER_OF_PAYER},
                new String[] {
                    "transactionNumber", payment.path("transactionNumber").asString()
                },
                new String[] {"paymentModes", "CASH"},
                new String[] {"ids", payment.path("id").asString()})) {
            assertThat(seen(stranger, "receiptNumbers", receipt, "consumerCodes", consumer, guess[0], guess[1]))
                    .as(guess[0])
                    .isEmpty();
        }
        Answer counted = desk.trySearchPayments(
                "",
                stranger,
                "tenantId",
                TENANT,
                "receiptNumbers",
                receipt,
                "consumerCodes",
                consumer,
                "businessServices",
                "PT",
                "isCountRequest",
                "true");
        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.body().path("Count").asInt(-1)).isZero();
    }

    @Test
    void ofAPaymentOfSeveralBillsOnlyTheReceiptThatWasNamedIsShown() {
        JsonNode payment = desk.pay(ofSomebody().bill(bill("PT")).bill(bill("WS")));

        JsonNode found = seen(stranger, "receiptNumbers", number(payment, 1), "consumerCodes", consumer(payment, 1));

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/paymentDetails")).hasSize(1);
        assertThat(found.at("/0/paymentDetails/0/receiptNumber").asString()).isEqualTo(number(payment, 1));
        assertThat(seen(stranger, "receiptNumbers", number(payment, 0), "consumerCodes", consumer(payment, 1)))
                .as("the number of one and the consumer of the other")
                .isEmpty();
    }

    @Test
    void ofHisOwnNothingIsMaskedAndNobodyButCitizensMayLook() {
        JsonNode own = desk.pay(ofSomebody().with("mobileNumber", "9876543210").bill(bill("PT")));
        JsonNode ofSomebody = desk.pay(ofSomebody().bill(bill("PT")));

        JsonNode found = seen(desk.citizen(), "receiptNumbers", number(own, 0), "consumerCodes", consumer(own, 0));
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/mobileNumber").asString()).isEqualTo("9876543210");
        assertThat(seen(
                        desk.integrator(),
                        "receiptNumbers",
                        number(ofSomebody, 0),
                        "consumerCodes",
                        consumer(ofSomebody, 0)))
                .as("an integrator sees what he recorded")
                .isEmpty();
    }

    @Test
    void whoTriesNamesIsToldToWait() {
        JsonNode payment = desk.pay(ofSomebody().bill(bill("PT")));
        for (int i = 0; i < 10; i++) {
            assertThat(tryGuess(number(payment, 0)).status()).isEqualTo(200);
        }

        assertThat(tryGuess(number(payment, 0)).status()).isEqualTo(429);
        assertThat(desk.trySearchPayments("", stranger, "tenantId", TENANT).status())
                .as("his own he may look at")
                .isEqualTo(200);

        clock.advance(Duration.ofMinutes(1));
        assertThat(seen(stranger, "receiptNumbers", number(payment, 0), "consumerCodes", consumer(payment, 0)))
                .hasSize(1);
    }
}
