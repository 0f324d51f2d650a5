package dev.kosh.simulator.checkout;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a merchant asked the gateway to take, and what became of it.
 *
 * @param rupees with two decimals
 * @param returnUrl where the payer's browser goes afterwards
 * @param taken rupees that were taken; what was asked for unless somebody tampered with it
 * @param reference the gateway's own number
 */
record CheckoutOrder(
        String number,
        String rupees,
        String description,
        String returnUrl,
        Instant until,
        State state,
        String taken,
        String reference) {

    enum State {
        CREATED("00", "Nobody has paid yet"),
        PENDING("02", "The bank has not said yet"),
        PAID("01", "Txn Success"),
        FAILED("03", "The payer declined"),
        EXPIRED("04", "Nobody paid in time");

        private final String code;
        private final String message;

        State(String code, String message) {
            this.code = code;
            this.message = message;
        }
    }

    CheckoutOrder with(State now, String rupeesTaken) {
        return new CheckoutOrder(number, rupees, description, returnUrl, until, now, rupeesTaken, reference);
    }

    /** The order as it stands at an instant: what nobody took up in time is over. */
    CheckoutOrder at(Instant now) {
        return state == State.CREATED && !until.isAfter(now) ? with(State.EXPIRED, taken) : this;
    }

    boolean isOpen() {
        return state == State.CREATED || state == State.PENDING;
    }

    /** What the gateway tells the merchant, on the way back and when it is asked. */
    Map<String, String> report() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("order", number);
        members.put("amount", taken);
        members.put("status", state.name());
        members.put("reference", reference);
        members.put("mode", "UPI");
        members.put("code", state.code);
        members.put("message", state.message);
        return members;
    }
}
