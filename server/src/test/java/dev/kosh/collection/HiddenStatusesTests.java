package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Desk;
import dev.kosh.testing.OtherwiseSetDeskTest;
import dev.kosh.testing.PaymentBody;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A state may keep undone payments out of searches that do not ask for them. */
@OtherwiseSetDeskTest
class HiddenStatusesTests {

    @Autowired
    private Desk desk;

    private int found(String criterion, String value, String... more) {
        String[] parameters = new String[4 + more.length];
        parameters[0] = "tenantId";
        parameters[1] = Desk.TENANT;
        parameters[2] = criterion;
        parameters[3] = value;
        System.arraycopy(more, 0, parameters, 4, more.length);
        return desk.payments("PT/", desk.clerk(), parameters).size();
    }

    @Test
    void aHiddenPaymentIsFoundByItsStatusOrReceiptOnly() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode first = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "40"));
        JsonNode second = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer)));
        desk.act("CANCEL", second);

        assertThat(found("consumerCodes", consumer)).isEqualTo(1);
        assertThat(found("ids", first.path("id").asString())).isEqualTo(1);
        assertThat(found("ids", second.path("id").asString())).isZero();
        assertThat(found("consumerCodes", consumer, "status", "cancelled")).isEqualTo(1);
        assertThat(found(
                        "receiptNumbers",
                        second.at("/paymentDetails/0/receiptNumber").asString()))
                .isEqualTo(1);
    }
}
