package dev.kosh.billing;

import static dev.kosh.testing.Desk.TENANT;
import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.wire.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A bill that is open while its service's rules of payment change: what it says and what is taken change together. Leaves
 * other masters behind, so its server is not for the tests that follow.
 */
@DeskTest
@DirtiesContext
class ChangedPaymentRulesTests {

    @Autowired
    private Desk desk;

    @Autowired
    private MasterFiles masters;

    private static ObjectNode masterFile() {
        return JsonMapper.shared().createObjectNode().put("tenantId", TENANT).put("moduleName", "BillingService");
    }

    private void propertyTax(boolean partPaymentAllowed, int minAmountPayable) {
        propertyTax(partPaymentAllowed, minAmountPayable, false);
    }

    private void propertyTax(boolean partPaymentAllowed, int minAmountPayable, boolean isAdvanceAllowed) {
        ObjectNode file = masterFile();
        file.putArray("BusinessService")
                .addObject()
                .put("code", "PT")
                .put("businessService", "Property Tax")
                .put("partPaymentAllowed", partPaymentAllowed)
                .put("isAdvanceAllowed", isAdvanceAllowed)
                .put("minAmountPayable", minAmountPayable)
                .putArray("collectionModesNotAllowed");
        masters.load(new TenantId(TENANT), file);
    }

    @BeforeEach
    void partsOfAtLeastAHundred() {
        propertyTax(true, 100);
    }

    private JsonNode openBill() {
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "1000").with("minimumAmountPayable", 150));
        return desk.fetch("PT", consumer);
    }

    private void assertSays(JsonNode bill, boolean partPaymentAllowed, String minimum) {
        JsonNode now = desk.bill(bill);
        assertThat(now.path("partPaymentAllowed").asBoolean()).isEqualTo(partPaymentAllowed);
        assertThat(rupees(now.path("minimumAmountToBePaid"))).isEqualByComparingTo(minimum);
        assertThat(rupees(desk.fetch("PT", bill.path("consumerCode").asString()).path("minimumAmountToBePaid")))
                .isEqualByComparingTo(minimum);
    }

    @Test
    void withoutPartPaymentTheLeastAmountIsTheTotal() {
        JsonNode bill = openBill();
        assertSays(bill, true, "150");

        propertyTax(false, 100);

        assertSays(bill, false, "1000");
        desk.assertRefused(PaymentBody.cash().bill(bill, "999.99"), "INVALID_PAYMENTDETAIL");
        desk.pay(PaymentBody.cash().bill(bill));
    }

    @Test
    void withPartPaymentAllowedLaterTheLeastAmountIsThatOfTheDemandOrTheService() {
        propertyTax(false, 100);
        JsonNode bill = openBill();
        assertSays(bill, false, "1000");

        propertyTax(true, 100);
        assertSays(bill, true, "150");
        propertyTax(true, 300);
        assertSays(bill, true, "300");

        desk.assertRefused(PaymentBody.cash().bill(bill, "299.99"), "INVALID_PAYMENTDETAIL");
        JsonNode paid = desk.pay(PaymentBody.cash().bill(bill, "300"));
        assertThat(rupees(paid.path("paymentDetails").path(0).path("bill").path("minimumAmountToBePaid")))
                .isEqualByComparingTo("300");
    }

    @Test
    void theLeastAmountIsNeverAboveTheTotal() {
        JsonNode bill = openBill();

        propertyTax(true, 5000);

        assertSays(bill, true, "1000");
        desk.pay(PaymentBody.cash().bill(bill, "1000"));
    }

    @Test
    void aBillOfAServiceThatLeftTheMastersIsNotPaid() {
        JsonNode bill = openBill();
        ObjectNode file = masterFile();
        file.putArray("BusinessService").addObject().put("code", "WS").put("businessService", "Water Charges");

        masters.load(new TenantId(TENANT), file);

        desk.assertRefused(PaymentBody.cash().bill(bill), "INVALID_BILL_BUSINESSSERVICE");
    }

    @Test
    void aHeadThatLeftTheMastersIsNotBilled() {
        noHeadsBut("PT_TAX", "PT_FIRE_CESS");
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100").line("PT_FIRE_CESS", "5"));

        noHeadsBut("PT_TAX");

        assertThat(desk.tryFetch(desk.clerk(), "tenantId", TENANT, "businessService", "PT", "consumerCode", consumer)
                        .errorCode())
                .isEqualTo("EG_BS_TAXHEADCODE_EMPTY");
    }

    @Test
    void aServiceThatTakesAdvancesNeedsAHeadForThemOnceAConsumerHasDemands() {
        propertyTax(true, 100, true);
        noHeadsBut("PT_TAX");
        String consumer = desk.consumer();
        desk.create(DemandBody.of("PT", consumer).year(2025).line("PT_TAX", "100"));

        assertThat(codes(desk.tryCreate(DemandBody.of("PT", consumer).line("PT_TAX", "100"))))
                .containsExactly("NO TAXHEAD FOUND");

        propertyTax(true, 100, false);
        desk.create(DemandBody.of("PT", consumer).line("PT_TAX", "100"));
    }

    @Test
    void moreThanIsDueIsNotTakenWhereTheMastersHaveNoHeadToKeepItUnder() {
        propertyTax(true, 100, true);
        noHeadsBut("PT_TAX");
        JsonNode bill = desk.newBill("PT", "200");

        desk.assertRefused(PaymentBody.cash().bill(bill, "300"), "NO TAXHEAD FOUND");
        desk.assertRefused(
                PaymentBody.of("ONLINE").bill(bill, "300"), "INVALID_TXN_NUMBER", "INVALID_INSTRUMENT_NUMBER");
        desk.pay(PaymentBody.cash().bill(bill, "200"));
    }

    private void noHeadsBut(String... codes) {
        ObjectNode file = masterFile();
        ArrayNode heads = file.putArray("TaxHeadMaster");
        for (String code : codes) {
            heads.addObject()
                    .put("category", "TAX")
                    .put("service", "PT")
                    .put("name", code)
                    .put("code", code)
                    .put("order", "3");
        }
        masters.load(new TenantId(TENANT), file);
    }
}
