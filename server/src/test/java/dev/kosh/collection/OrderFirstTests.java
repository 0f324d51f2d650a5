package dev.kosh.collection;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A desk that pays the dues of a period in the order of their tax heads. */
@OtherwiseSetDeskTest
class OrderFirstTests {

    @Autowired
    private Desk desk;

    @Test
    void aPartPaymentPaysTheTaxBeforeTheSmallerCess() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000").line("PT_FIRE_CESS", "100"));

        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "700"));

        for (JsonNode line : desk.demands("PT", consumer).path(0).path("demandDetails")) {
            boolean isTax = line.path("taxHeadMasterCode").asString().equals("PT_TAX");
            assertThat(rupees(line.path("collectionAmount"))).isEqualByComparingTo(isTax ? "700" : "0");
        }
    }
}
