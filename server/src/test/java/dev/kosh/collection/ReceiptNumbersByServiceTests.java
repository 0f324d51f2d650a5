package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts are numbered by service where {@code receiptnumber.servicebased} is on. Leaves other masters behind, so its
 * server is not for the tests that follow.
 */
@DeskTest
@DirtiesContext
@TestPropertySource(properties = "receiptnumber.servicebased=true")
class ReceiptNumbersByServiceTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MasterFiles masters;

    @Test
    void eachReceiptOfAPaymentHasTheFormOfItsServiceAndWhereThatHasNoneTheUsualOne() {
        formats("[{'idname': 'pt.receipt.id', 'format': 'PT/[CITY.CODE]/[fy:yyyy-yy]/[SEQ_EGOV_COMMON]'}]");
        PaymentBody both = PaymentBody.cash().bill(desk.newBill("WS", "10")).bill(desk.newBill("PT", "10"));

        JsonNode receipts = desk.pay(both).path("paymentDetails");

        assertThat(receipts.path(0).path("receiptNumber").asString()).matches("11/2026-27/\\d{6}");
        assertThat(receipts.path(1).path("receiptNumber").asString()).matches("PT/\\w+/2026-27/\\d{6}");
    }

    @Test
    void aFormOfAServiceThatMakesNoNumberIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> formats("[{'idname': 'ws.receipt.id', 'format': 'WS/[SEQ_A]/[cy:yyyy]'}]"))
                .hasMessageContaining("IdFormat ws.receipt.id")
                .hasMessageContaining("nothing may follow the sequence");
    }

    private void formats(String rows) {
        masters.load(
                new TenantId("pb"),
                JsonMapper.shared().readTree(("{'common-masters': {'IdFormat': " + rows + "}}").replace('\'', '"')));
    }
}
