package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are no call of ours: broken, distorted, huge, deep, of another type. A clear refusal, never a fault or half a record. */
@DeskTest
class HostileBodyTests {

    private static final String CREATE_DEMAND = "/billing-service/demand/_create";
    private static final String CREATE_PAYMENT = "/collection-services/payments/_create";

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private HarmWatch harm;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{\"Payment\":}",
                "{\"Payment\":[]}",
                "{\"Payment\":\"x\"}",
                "{\"Payment\":{\"paymentDetails\":{}}}",
                "{\"Payment\":{}}{\"Payment\":{}}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "<Payment/>",
                "{'Payment':{}}"
            })
    void aBodyThatIsNoPaymentIsRefused(String body) {
        List<Long> before = harm.rows();
        for (String path : List.of(CREATE_PAYMENT, CREATE_DEMAND)) {
            Answer answer = calls.post(path, body, Map.of("auth-token", desk.clerk()));

            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
            HarmWatch.assertHarmless(answer, body);
        }
        assertThat(harm.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json;charset=UTF-16"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        Answer answer = calls.post(
                CREATE_PAYMENT,
                "{\"Payment\":{\"tenantId\":\"pb.amritsar\"}}",
                Map.of("auth-token", desk.clerk(), "Content-Type", type));

        assertThat(answer.status()).isBetween(400, 415);
        HarmWatch.assertHarmless(answer, type);
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        ObjectNode body = desk.body(PaymentBody.cash().bill("x", "1"));
        String large = body.toString().replace("Asha Citizen", "A".repeat(10 * 1024 * 1024));

        int status;
        try {
            status = calls.post(CREATE_PAYMENT, large, Map.of("auth-token", desk.clerk()))
                    .status();
        } catch (java.io.UncheckedIOException closed) {
            status = 413; // The server has answered and hung up while the body was still being sent.
        }
        assertThat(status).isBetween(400, 413);
    }

    @Test
    void deepJsonIsRefused() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        Answer answer = calls.post(
                CREATE_DEMAND,
                "{\"Demands\":[{\"additionalDetails\":" + deep + "}]}",
                Map.of("auth-token", desk.clerk()));

        assertThat(answer.status()).isEqualTo(400);
        HarmWatch.assertHarmless(answer, "deep JSON");
    }

    @Test
    void noDistortedBodyDoesHarm() {
        String demand = "{\"Demands\":["
                + DemandBody.of("PT", "X")
                        .line("PT_TAX", "1.50")
                        .payer("Asha", "9876500000")
                        .with("additionalDetails", Map.of("a", List.of(1, 2)))
                        .json()
                + "]}";
        String payment = desk.body(PaymentBody.cheque(1).bill("x", "10.25")).toString();
        Seeds.forEach(300, random -> {
            boolean paying = random.nextBoolean();
            String body = distorted(paying ? payment : demand, random);
            HarmWatch.assertHarmless(post(paying ? CREATE_PAYMENT : CREATE_DEMAND, body), body);
        });
    }

    /** The text with a few characters dropped, doubled or replaced by others that mean something in JSON. */
    private static String distorted(String text, RandomGenerator random) {
        String marks = "{}[]\",:\\-+.eE0null \u0000\ud83d<'%";
        StringBuilder distorted = new StringBuilder(text);
        int changes = random.nextInt(1, 6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(distorted.length());
            switch (random.nextInt(3)) {
                case 0 -> distorted.deleteCharAt(at);
                case 1 -> distorted.insert(at, distorted.substring(at, Math.min(distorted.length(), at + 30)));
                default -> distorted.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
            }
        }
        return distorted.toString();
    }

    private Answer post(String path, String body) {
        return calls.post(path, body, Map.of("auth-token", desk.clerk()));
    }
}
