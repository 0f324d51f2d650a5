package dev.kosh.billing;

import static dev.kosh.testing.Desk.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A state may insist that payments are undone before their demand is cancelled. */
@OtherwiseSetDeskTest
class CancellingCollectedTests {

    @Autowired
    private Desk desk;

    private Answer cancel(String consumer) {
        JsonNode demand = desk.demands("PT", consumer).path(0).deepCopy();
        return desk.tryUpdate(demand.asObject().put("status", "CANCELLED"));
    }

    @Test
    void aDemandIsCancelledOnceNothingIsCollectedOfIt() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "40"));

        assertThat(codes(cancel(consumer))).containsExactly("EG_BS_DEMAND_COLLECTED");
        desk.act("CANCEL", payment);
        assertThat(cancel(consumer).status()).isEqualTo(201);

        assertThat(desk.fetchBills("PT", consumer).size()).isZero();
    }

    @Test
    void anAdvanceThatIsKeptOnADemandIsMoneyToo() {
        String consumer = desk.owes("PT", "PT_TAX", "0");
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "50"));

        assertThat(codes(cancel(consumer))).containsExactly("EG_BS_DEMAND_COLLECTED");
        desk.act("CANCEL", payment);
        assertThat(cancel(consumer).status()).isEqualTo(201);
    }
}
