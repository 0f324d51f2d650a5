package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts and bills are numbered as the master IdFormat says. Leaves other masters behind, so its server is not for the
 * tests that follow.
 */
@DeskTest
@DirtiesContext
class NumbersOfTheMastersTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MasterFiles masters;

    private void formats(String tenant, String rows) {
        masters.load(
                new TenantId(tenant),
                JsonMapper.shared().readTree(("{'common-masters': {'IdFormat': " + rows + "}}").replace('\'', '"')));
    }

    private static String receiptNumber(JsonNode payment, int index) {
        return payment.path("paymentDetails").path(index).path("receiptNumber").asString();
    }

    @Test
    void aUlbsOwnFormatsComeBeforeThoseOfItsStateAndThoseBeforeTheUsualOnes() {
        formats("pb", "[{'idname': 'receipt.id', 'format': 'PB/[fy:yyyy-yy]/[SEQ_RCPT]'}]");
        JsonNode ofState = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "10")));
        assertThat(receiptNumber(ofState, 0)).matches("PB/2026-27/\\d{6}");
        assertThat(ofState.path("paymentDetails")
                        .path(0)
                        .path("bill")
                        .path("billNumber")
                        .asString())
                .matches("BILLNO-PT-\\d{6}");

        formats(Desk.TENANT, """
                [{'idname': 'receipt.id', 'format': 'ASR-[CITY.CODE]/[cy:MM]/[SEQ_RCPT_[TENANT_ID]]'},
                 {'idname': 'billnumberid', 'format': '[tenantid]/{module}/[SEQ_BILL]'},
                 {'idname': 'pg.txnid', 'format': 'PB_PG_[SEQ_EG_PG_TXN]_[d{2}]'}]
                """);
        JsonNode water = desk.newBill("WS", "10");
        JsonNode property = desk.newBill("PT", "10");
        JsonNode own = desk.pay(PaymentBody.cash().bill(water).bill(property));

        assertThat(water.path("billNumber").asString()).matches("pb\\.amritsar/WS/\\d{6}");
        assertThat(property.path("billNumber").asString()).matches("pb\\.amritsar/PT/\\d{6}");
        assertThat(receiptNumber(own, 0)).matches("ASR-\\w+/11/\\d{6}");
        assertThat(receiptNumber(own, 1)).matches("ASR-\\w+/11/\\d{6}").isNotEqualTo(receiptNumber(own, 0));
        assertThat(desk.payments("PT/", desk.clerk(), "tenantId", Desk.TENANT, "receiptNumbers", receiptNumber(own, 1)))
                .hasSize(1);
    }

    @Test
    void aFormatThatIsNoPrefixWithACountIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> formats("pb", "[{'idname': 'receipt.id', 'format': 'R/[SEQ_A]/[cy:yyyy]'}]"))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("INVALID_MASTER_FILE")
                .hasMessageContaining("IdFormat receipt.id")
                .hasMessageContaining("nothing may follow the sequence");
        assertThatThrownBy(() -> formats("pb", "[{'idname': 'receipt.id', 'format': '{module}/[SEQ_A]'}]"))
                .hasMessageContaining("{module} is known for bills only");
        assertThatThrownBy(() -> formats("pb", "[{'idname': 'receipt.id'}]"))
                .hasMessageContaining("format must not be empty");
        assertThatThrownBy(() -> formats(
                        "pb", "[{'idname': 'a.id', 'format': '[SEQ_A]'}, {'idname': 'a.id', 'format': '[SEQ_B]'}]"))
                .hasMessageContaining("DUPLICATE_MASTER");
    }
}
