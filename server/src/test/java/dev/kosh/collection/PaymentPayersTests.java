package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who paid is found out after the payment stands, by the mobile number given at the counter. */
@DeskTest
class PaymentPayersTests {

    private static final TenantId STATE = new TenantId("pb");

    @Autowired
    private Desk desk;

    @Autowired
    private Citizens citizens;

    @Autowired
    private DrainedOutbox drained;

    @Autowired
    private JdbcClient jdbc;

    private JsonNode payAs(String paidBy, String payerName, String mobileNumber) {
        return desk.pay(PaymentBody.cash()
                .bill(desk.newBill("PT", "100"))
                .with("paidBy", paidBy)
                .with("payerName", payerName)
                .with("mobileNumber", mobileNumber));
    }

    private JsonNode payerOf(JsonNode payment) {
        return desk.payments(
                        "",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "ids",
                        payment.path("id").asString())
                .path(0)
                .path("payerId");
    }

    @Test
    void aStrangerAtTheCounterIsPutOnRecordByTheNameOnTheReceipt() {
        String mobileNumber = desk.mobileNumber();
        JsonNode payment = payAs("OWNER", "Gurnam Kaur", mobileNumber);
        assertThat(payment.path("payerId").isNull()).isTrue();
        assertThat(citizens.byMobileNumber(STATE, mobileNumber))
                .as("nobody yet: the payment did not wait")
                .isEmpty();

        drained.now();

        List<User> onRecord = citizens.byMobileNumber(STATE, mobileNumber);
        assertThat(onRecord).extracting(User::name).containsExactly("Gurnam Kaur");
        assertThat(payerOf(payment).asString()).isEqualTo(onRecord.get(0).uuid());
    }

    @Test
    void withoutAPayerNameWhoeverPaidIsNamed() {
        String mobileNumber = desk.mobileNumber();
        desk.pay(PaymentBody.cash()
                .bill(desk.newBill("PT", "100"))
                .without("payerName")
                .with("paidBy", "Balbir Singh")
                .with("mobileNumber", mobileNumber));

        drained.now();

        assertThat(citizens.byMobileNumber(STATE, mobileNumber))
                .extracting(User::name)
                .containsExactly("Balbir Singh");
    }

    @Test
    void aNumberOnRecordIsItsOwnersWhateverNameIsGiven() {
        String mobileNumber = desk.mobileNumber();
        User known = citizens.findOrCreate(STATE, "Harjit Kaur", mobileNumber);

        JsonNode payment = payAs("OTHER", "A Neighbour", mobileNumber);
        drained.now();

        assertThat(payerOf(payment).asString()).isEqualTo(known.uuid());
        assertThat(citizens.byMobileNumber(STATE, mobileNumber)).hasSize(1);
    }

    @Test
    void theOnlyCitizenWithTheNumberStandsOnThePaymentFromTheStart() {
        String mobileNumber = desk.mobileNumber();
        User known = citizens.findOrCreate(STATE, "Harjit Kaur", mobileNumber);

        JsonNode payment = payAs("OWNER", "Harjit Kaur", mobileNumber);

        assertThat(payerOf(payment).asString()).isEqualTo(known.uuid());
    }

    @Test
    void ofAFamilyWithOneNumberTheOneWithTheNamePaid() {
        String mobileNumber = desk.mobileNumber();
        User mother = citizens.findOrCreate(STATE, "Harjit Kaur", mobileNumber);
        User daughter = citizens.findOrCreate(STATE, "Simran Kaur", mobileNumber);

        JsonNode mothers = payAs("OWNER", "Harjit Kaur", mobileNumber);
        JsonNode daughters = payAs("OWNER", "SIMRAN KAUR", mobileNumber);
        drained.now();

        assertThat(payerOf(mothers).asString()).isEqualTo(mother.uuid());
        assertThat(payerOf(daughters).asString()).isEqualTo(daughter.uuid());
    }

    @Test
    void severalPaymentsOfAStrangerMakeOneCitizen() {
        String mobileNumber = desk.mobileNumber();
        JsonNode first = payAs("OWNER", "Gurnam Kaur", mobileNumber);
        JsonNode second = payAs("OWNER", "G. Kaur", mobileNumber);

        drained.now();
        JsonNode later = payAs("OWNER", "Gurnam Kaur", mobileNumber);
        drained.now();

        List<User> onRecord = citizens.byMobileNumber(STATE, mobileNumber);
        assertThat(onRecord).hasSize(1);
        assertThat(List.of(payerOf(first), payerOf(second), payerOf(later)))
                .allMatch(payer -> payer.asString().equals(onRecord.get(0).uuid()));
    }

    @Test
    void theOwnerOfTheBillStaysThePayerWhenHePaysHimself() {
        String consumer = desk.consumer();
        String mobileNumber = desk.mobileNumber();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").payer("Asha Rani", mobileNumber));
        User namesake = citizens.findOrCreate(STATE, "Somebody Else", mobileNumber);

        JsonNode payment = desk.pay(PaymentBody.cash()
                .bill(desk.fetch("PT", consumer))
                .with("payerName", namesake.name())
                .with("mobileNumber", mobileNumber));
        drained.now();

        assertThat(payerOf(payment).asString())
                .isEqualTo(payment.path("payerId").asString())
                .isNotEqualTo(namesake.uuid());
    }

    @Test
    void aPaymentWithoutMobileNumberNamesNobody() {
        long before = people();
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100")));

        drained.now();

        assertThat(payerOf(payment).isNull()).isTrue();
        assertThat(people()).isEqualTo(before);
    }

    private long people() {
        return jdbc.sql("select count(*) from access.user_account")
                .query(Long.class)
                .single();
    }
}
