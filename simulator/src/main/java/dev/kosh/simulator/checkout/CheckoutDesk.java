package dev.kosh.simulator.checkout;

import dev.kosh.simulator.SimulatorRefusal;
import dev.kosh.simulator.SimulatorRefusal.Cause;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's orders, and its answers about them. Not safe for use by many threads. */
public final class CheckoutDesk {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final String ORDERS = "/orders/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String merchant;
    private final SignedMembers signing;
    private final Clock clock;
    private final Map<String, CheckoutOrder> orders = new HashMap<>();
    private int references = 20_000;

    public CheckoutDesk(String merchant, String secret, Clock clock) {
        this.merchant = merchant;
        this.signing = new SignedMembers(secret);
        this.clock = clock;
    }

    /** What goes back for a call. */
    public HttpAnswer answer(HttpCall call) {
        String what = call.method() + ' ' + call.path();
        if (what.equals("GET /pay")) {
            return page(SignedMembers.read(call.query()));
        }
        if (what.equals("POST /pay")) {
            return decided(SignedMembers.read(call.body()));
        }
        if (call.method().equals("GET") && call.path().startsWith(ORDERS)) {
            return report(call, call.path().substring(ORDERS.length()));
        }
        return HttpAnswer.of(404, HTML, CheckoutPage.saying("There is no such page."));
    }

    /**
     * The bank takes the money.
     *
     * @param rupees with two decimals; null for what was asked
     */
    public void pay(String number, @Nullable String rupees) {
        CheckoutOrder order = open(number);
        orders.put(number, order.with(CheckoutOrder.State.PAID, rupees == null ? order.rupees() : rupees));
    }

    public void decline(String number) {
        orders.put(
                number,
                open(number).with(CheckoutOrder.State.FAILED, open(number).taken()));
    }

    public void hold(String number) {
        orders.put(
                number,
                open(number).with(CheckoutOrder.State.PENDING, open(number).taken()));
    }

    /** Where the payer's browser is sent when he is through: the merchant's address with the signed report. */
    public String wayBack(String number) {
        CheckoutOrder order = known(number);
        String url = order.returnUrl();
        return url + (url.contains("?") ? '&' : '?') + SignedMembers.query(signing.sign(order.report()));
    }

    private HttpAnswer page(Map<String, String> asked) {
        if (!signing.isSigned(asked) || !merchant.equals(asked.get("merchant"))) {
            return HttpAnswer.of(403, HTML, CheckoutPage.saying("This order was not signed by the merchant."));
        }
        String number = asked.getOrDefault("order", "");
        orders.computeIfAbsent(number, any -> taken(number, asked));
        CheckoutOrder order = known(number);
        return order.isOpen()
                ? HttpAnswer.of(200, HTML, CheckoutPage.of(order))
                : HttpAnswer.of(409, HTML, CheckoutPage.saying("This order is over: " + order.state()));
    }

    private CheckoutOrder taken(String number, Map<String, String> asked) {
        String rupees = new BigDecimal(asked.getOrDefault("amount", "0")).toPlainString();
        references++;
        return new CheckoutOrder(
                number,
                rupees,
                asked.getOrDefault("description", ""),
                asked.getOrDefault("return", ""),
                Instant.ofEpochMilli(Long.parseLong(asked.getOrDefault("until", "0"))),
                CheckoutOrder.State.CREATED,
                rupees,
                "SBX" + references);
    }

    private HttpAnswer decided(Map<String, String> form) {
        String number = form.getOrDefault("order", "");
        try {
            switch (form.getOrDefault("decision", "")) {
                case "pay" -> pay(number, null);
                case "decline" -> decline(number);
                case "hold" -> hold(number);
                default -> throw new SimulatorRefusal(Cause.MALFORMED, "pay, decline or hold?");
            }
        } catch (SimulatorRefusal refused) {
            return HttpAnswer.of(
                    refused.reason().status(), HTML, CheckoutPage.saying(String.valueOf(refused.getMessage())));
        }
        return HttpAnswer.of(303, HTML, "").withHeader("Location", wayBack(number));
    }

    /** What became of an order, told to the merchant only. */
    private HttpAnswer report(HttpCall call, String number) {
        Map<String, String> asked = Map.of(
                "merchant",
                call.header("x-merchant"),
                "order",
                number,
                "at",
                call.header("x-at"),
                SignedMembers.SIGNATURE,
                call.header("x-signature"));
        if (!signing.isSigned(asked) || !merchant.equals(asked.get("merchant"))) {
            return HttpAnswer.json(403, "{\"error\":\"not signed by the merchant\"}");
        }
        if (!orders.containsKey(number)) {
            return HttpAnswer.json(404, "{\"error\":\"no such order\"}");
        }
        return HttpAnswer.json(
                200, JSON.writeValueAsString(signing.sign(known(number).report())));
    }

    private CheckoutOrder open(String number) {
        CheckoutOrder order = known(number);
        if (!order.isOpen()) {
            throw new SimulatorRefusal(Cause.UNTIMELY, "order " + number + " is over: " + order.state());
        }
        return order;
    }

    private CheckoutOrder known(String number) {
        CheckoutOrder order = orders.get(number);
        if (order == null) {
            throw new SimulatorRefusal(Cause.UNKNOWN, "the gateway has no order " + number);
        }
        return order.at(clock.instant());
    }
}
