package dev.kosh.sandbox.demo;

import dev.kosh.wire.Money;
import tools.jackson.databind.JsonNode;

/** What an integrator keeps of a bill in order to collect it. */
record DueBill(
        String id,
        String businessService,
        String consumerCode,
        Money totalAmount,
        boolean partPaymentAllowed,
        Money minimumAmountToBePaid) {

    static DueBill of(JsonNode bill) {
        return new DueBill(
                bill.path("id").asString(""),
                bill.path("businessService").asString(""),
                bill.path("consumerCode").asString(""),
                money(bill.path("totalAmount")),
                bill.path("partPaymentAllowed").asBoolean(false),
                money(bill.path("minimumAmountToBePaid")));
    }

    static Money money(JsonNode rupees) {
        return rupees.isNumber() ? Money.ofRupees(rupees.decimalValue()) : Money.ZERO;
    }

    /** For the screen: {@code PT PT-107-000231}. */
    String name() {
        return businessService + " " + consumerCode;
    }
}
