package dev.kosh.sandbox.demo;

import dev.kosh.sandbox.demo.Integrator.Answer;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payments of the story, each under an Idempotency-Key of its own so that it can be repeated. */
final class Payments {

    private record Sent(ObjectNode payment, String idempotencyKey) {}

    private final Integrator integrator;
    private final Screen screen;
    private final Map<String, Sent> sentByName = new HashMap<>();

    Payments(Integrator integrator, Screen screen) {
        this.integrator = integrator;
        this.screen = screen;
    }

    /** Offers a payment, whatever comes of it. */
    Answer offer(Map<DueBill, Money> amounts, String name) {
        Sent sent = new Sent(payment(amounts), name + "-" + UUID.randomUUID());
        sentByName.put(name, sent);
        return integrator.pay(sent.payment(), sent.idempotencyKey());
    }

    /** Pays and gives the receipt numbers, one per bill. */
    List<String> pay(Map<DueBill, Money> amounts, String name) {
        return receipts(offer(amounts, name));
    }

    /** Sends a payment of before once more, byte for byte, under its key. */
    List<String> repeat(String name) {
        Sent sent = sentByName.get(name);
        if (sent == null) {
            throw new StoryFailed("there was no payment " + name);
        }
        return receipts(integrator.pay(sent.payment(), sent.idempotencyKey()));
    }

    void show(JsonNode payment) {
        screen.received("paymentStatus", payment.path("paymentStatus").asString(""));
        payment.path("paymentDetails")
                .forEach(detail -> screen.received(
                        "receipt " + detail.path("receiptNumber").asString(""),
                        "Rs " + DueBill.money(detail.path("totalAmountPaid")) + " for "
                                + detail.path("businessService").asString("")
                                + " " + detail.path("bill").path("consumerCode").asString("")));
    }

    private List<String> receipts(Answer answer) {
        if (answer.status() != 200) {
            throw new StoryFailed("expected HTTP 200; the answer was HTTP " + answer.status() + " " + answer.body());
        }
        JsonNode payment = answer.body().path("Payments").path(0);
        show(payment);
        List<String> receipts = new ArrayList<>();
        payment.path("paymentDetails")
                .forEach(detail -> receipts.add(detail.path("receiptNumber").asString("")));
        return receipts;
    }

    private static ObjectNode payment(Map<DueBill, Money> amounts) {
        String reference =
                "BBPS" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        ObjectNode payment = JsonNodeFactory.instance.objectNode();
        payment.put("tenantId", Story.TENANT)
                .put("totalAmountPaid", Money.sum(amounts.values()).toRupees())
                .put("paymentMode", "ONLINE")
                .put("transactionNumber", reference)
                .put("instrumentNumber", reference)
                .put("paidBy", "OWNER")
                .put("payerName", "Gurpreet Kaur")
                .put("mobileNumber", Story.MOBILE_NUMBER);
        var details = payment.putArray("paymentDetails");
        amounts.forEach((bill, amount) -> details.addObject()
                .put("businessService", bill.businessService())
                .put("billId", bill.id())
                .put("totalAmountPaid", amount.toRupees()));
        return payment;
    }
}
