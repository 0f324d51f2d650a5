package dev.kosh.simulator.faults;

import dev.kosh.simulator.envelope.Aes;
import dev.kosh.simulator.faults.FaultPlan.Played;
import dev.kosh.simulator.http.Delivery;
import dev.kosh.simulator.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the treasury's plaintext into what goes over the wire: as the contract says, or as a fault has it. */
public final class FaultPlayer {

    private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

    private FaultPlayer() {}

    /** As the contract says. */
    public static HttpAnswer sealed(JsonNode reply, byte[] key) {
        return sealed(reply.toString(), key);
    }

    /**
     * As the fault has it.
     *
     * @param reply what the treasury would answer, or its word that it did nothing
     */
    public static HttpAnswer play(Played played, ObjectNode reply, byte[] rek, byte[] sek) {
        FaultArgs args = played.args();
        return switch (played.fault()) {
            case NOT_BASE64 -> HttpAnswer.of(200, PLAIN_TEXT, args.text("text", "<<this is no Base64>>"));
            case WRONG_KEY -> sealed(reply, args.text("key", "random").equals("sek") ? sek : Aes.newKey(Aes.KEY_BYTES));
            case QUOTED -> HttpAnswer.of(200, PLAIN_TEXT, " \"" + encrypted(reply.toString(), rek) + "\"\r\n");
            case PLAINTEXT -> sealed(args.text("text", ""), rek);
            case TRUNCATED ->
                sealed(reply.toString().substring(0, (int) (reply.toString().length() * args.share("keep", 0.5))), rek);
            case LOOSE_JSON -> sealed(new LooseJson(args).of(reply), rek);
            default -> delivered(played, sealed(ContentFaults.apply(played, reply), rek));
        };
    }

    /** Faults of the line, which need not understand what they carry. */
    public static HttpAnswer delivered(Played played, HttpAnswer right) {
        FaultArgs args = played.args();
        return switch (played.fault()) {
            case HANG -> right.delivered(new Delivery.Never());
            case DELAY -> right.delayed(Duration.ofMillis(args.number("millis", 1000)));
            case DRIP ->
                right.delivered(
                        new Delivery.Drip(args.number("bytes", 1), Duration.ofMillis(args.number("everyMillis", 100))));
            case CUT -> right.delivered(new Delivery.Cut(args.number("bytes", right.bodyLength() / 2)));
            case RESET -> right.delivered(new Delivery.Reset());
            case LOSE_ANSWER -> right.delivered(lost(args.text("how", "close")));
            case HTTP -> plain(args);
            default -> right;
        };
    }

    private static Delivery lost(String how) {
        return switch (how) {
            case "hang" -> new Delivery.Never();
            case "reset" -> new Delivery.Reset();
            default -> new Delivery.HangUp();
        };
    }

    private static HttpAnswer plain(FaultArgs args) {
        HttpAnswer answer =
                HttpAnswer.of(args.number("status", 500), args.text("contentType", PLAIN_TEXT), args.text("body", ""));
        for (var header : args.node("headers").properties()) {
            answer = answer.withHeader(header.getKey(), header.getValue().asString());
        }
        return answer;
    }

    private static HttpAnswer sealed(String plaintext, byte[] key) {
        return HttpAnswer.of(200, PLAIN_TEXT, encrypted(plaintext, key));
    }

    private static String encrypted(String plaintext, byte[] key) {
        return Aes.encrypt(plaintext.getBytes(StandardCharsets.UTF_8), key);
    }
}
