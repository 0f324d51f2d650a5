package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.http.HttpProviders;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.testing.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each message is sent once, whatever the carrier does. */
class SmsDeliveryTests extends CarriedSmsTest {

    @Test
    void theMessageOfOneReferenceIsSentOnce() {
        SmsMessage message = receipt("en_IN", "Asha");

        sender.send(message);
        sender.send(message);

        assertThat(carrier.taken).hasSize(1);
        assertThat(stored(message)).containsEntry("status", "SENT").containsEntry("attempts", 1);
    }

    @Test
    void aMessageThatTheCarrierRefusedIsSentByTheNextAttempt() {
        SmsMessage message = receipt("en_IN", "Asha");
        carrier.up = false;
        assertThatThrownBy(() -> sender.send(message)).isInstanceOf(SmsNotSent.class);
        assertThat(stored(message)).containsEntry("status", "WAITING");

        carrier.up = true;
        sender.send(message);

        assertThat(carrier.taken).hasSize(1);
        assertThat(stored(message)).containsEntry("status", "SENT").containsEntry("attempts", 2);
    }

    @Test
    void aMessageThatTheCarrierCannotDigestCostsTheOthersNothingAndTheyAreSentOnce() {
        List<SmsMessage> messages =
                List.of(receipt("en_IN", "Asha"), receipt("en_IN", "Indigestible"), receipt("en_IN", "Bimla"));

        assertThat(sender.sendAll(messages)).containsOnlyKeys(messages.get(1));
        assertThat(sender.sendAll(messages)).containsOnlyKeys(messages.get(1));

        assertThat(texts())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).contains("Asha"),
                        text -> assertThat(text).contains("Bimla"));
    }

    @Test
    void ofAMessageWhoseOutcomeIsUnknownNoSecondOneIsSent() {
        SmsMessage message = receipt("en_IN", "Unanswered");

        sender.send(message);
        sender.send(message);

        assertThat(carrier.taken).hasSize(1);
        assertThat(stored(message)).containsEntry("status", "UNKNOWN");
    }

    @Test
    void aMessageThatADyingProcessHadInHandIsSentAgainOnlyIfTheProviderRecognisesIt() {
        SmsMessage once = receipt("en_IN", "Asha");
        SmsMessage again = receipt("en_IN", "Bimla");
        sender.sendAll(List.of(once, again));
        carrier.taken.clear();
        jdbc.sql("update notification.sms set status = 'SENDING' where reference in (:references)")
                .param("references", List.of(once.reference(), again.reference()))
                .update();

        carrier.recognisesRepeats = false;
        sender.send(once);
        carrier.recognisesRepeats = true;
        sender.send(again);

        assertThat(texts()).singleElement().asString().contains("Bimla");
        assertThat(stored(once)).containsEntry("status", "UNKNOWN");
        assertThat(stored(again)).containsEntry("status", "SENT");
    }

    @Test
    void ofAProviderThatDoesNotRecogniseRepeatsNoMoreThanTheMessageInHandCanBeLost() {
        carrier.recognisesRepeats = false;
        List<SmsMessage> messages = IntStream.range(0, 5)
                .mapToObj(number -> receipt("en_IN", "Payer " + number + "."))
                .toList();
        List<Long> onTheirWay = new CopyOnWriteArrayList<>();
        carrier.behind = sms -> {
            onTheirWay.add(jdbc.sql("select count(*) from notification.sms"
                            + " where status = 'SENDING' and reference in (:references)")
                    .param(
                            "references",
                            messages.stream().map(SmsMessage::reference).toList())
                    .query(Long.class)
                    .single());
            return Optional.empty();
        };

        assertThat(sender.sendAll(messages)).isEmpty();

        assertThat(onTheirWay).containsExactly(1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void severalLinesCarryEachMessageOnce() {
        carrier.lines = 4;
        List<SmsMessage> messages = IntStream.range(0, 50)
                .mapToObj(number -> receipt("en_IN", "Payer " + number + "."))
                .toList();

        assertThat(sender.sendAll(messages)).isEmpty();
        assertThat(sender.sendAll(messages)).isEmpty();

        assertThat(texts()).hasSize(50).doesNotHaveDuplicates();
    }

    /** Whatever the provider answers, and however often the outbox comes again: what it may have taken comes once. */
    @Test
    void overHttpNoMessageIsSentTwice() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> taken = new HashSet<>();
        List<String> twice = new CopyOnWriteArrayList<>();
        try (PlayedServer server = new PlayedServer()) {
            server.replies(asked -> reply(asked.body(), random, taken, twice));
            carrier.behind = HttpProviders.with(Map.of(
                    "url", server.address("/").toString(),
                    "allow-insecure", "true",
                    "timeout", "150ms",
                    "parameters.to", "$mobileno",
                    "parameters.text", "$message",
                    "parameters.ref", "$reference",
                    "success-pattern", "queued"));
            carrier.lines = 4;
            carrier.recognisesRepeats = false;
            List<SmsMessage> messages = IntStream.range(0, 30)
                    .mapToObj(number -> receipt("en_IN", "Payer"))
                    .toList();
            // A message that the provider refuses as often is one in 10 million.
            for (int attempt = 0; attempt < 20; attempt++) {
                sender.sendAll(messages);
            }

            assertThat(twice).as("seed %d", seed).isEmpty();
            assertThat(messages)
                    .as("seed %d", seed)
                    .allSatisfy(
                            message -> assertThat(stored(message).get("status")).isIn("SENT", "UNKNOWN"));
        }
    }

    private static synchronized Reply reply(String body, Random random, Set<String> taken, List<String> twice) {
        String reference = body.replaceAll("(?s).*\\bref=([^&]*).*", "$1");
        Reply reply = switch (random.nextInt(8)) {
            case 0, 1 -> Reply.of(500, "try again");
            case 2 -> Reply.of(429, "");
            case 3 -> Reply.late(60_000);
            case 4 -> Reply.of(0, "");
            case 5 -> Reply.of(200, "\u0000garbage");
            default -> Reply.of(200, "queued");
        };
        boolean refused = reply.status() == 500 || reply.status() == 429;
        if (!refused && !taken.add(reference)) {
            twice.add(reference);
        }
        return reply;
    }

    @Test
    void aReportOfTheProviderIsNotedOnTheMessageOnceAndOnlyWithTheSecret() {
        carrier.id = "job " + UUID.randomUUID();
        SmsMessage message = receipt("en_IN", "Asha");
        sender.send(message);

        assertThat(report("3", "wrong").status()).isEqualTo(401);
        assertThat(stored(message)).containsEntry("status", "SENT");
        assertThat(report("1", "told-to-the-provider").status()).isEqualTo(200);
        assertThat(stored(message)).containsEntry("status", "SENT");
        assertThat(report("3", "told-to-the-provider").status()).isEqualTo(200);
        assertThat(stored(message)).containsEntry("status", "DELIVERED");
        assertThat(report("4", "told-to-the-provider").status()).as("late").isEqualTo(200);
        assertThat(stored(message)).containsEntry("status", "DELIVERED");
        carrier.id = "nobody's";
        assertThat(report("3", "told-to-the-provider").status()).isEqualTo(404);
        sender.send(message);
        assertThat(carrier.taken).hasSize(1);
    }

    @Test
    void whatNobodyKnewOfAMessageAReportByOurReferenceSettles() {
        SmsMessage message = receipt("en_IN", "Unanswered");
        sender.send(message);
        assertThat(stored(message)).containsEntry("status", "UNKNOWN");

        carrier.id = "pb.jalandhar " + message.reference();
        assertThat(report("3", "told-to-the-provider").status()).isEqualTo(404);
        carrier.id = AMRITSAR + " " + message.reference();
        assertThat(report("3", "told-to-the-provider").status()).isEqualTo(200);

        assertThat(stored(message)).containsEntry("status", "DELIVERED");
    }

    @Test
    void aReportThatIsQuickerThanTheProvidersAnswerStands() {
        SmsMessage message = receipt("en_IN", "Asha");
        carrier.behind = sms -> {
            carrier.id = sms.tenantId() + " " + sms.reference();
            assertThat(report("3", "told-to-the-provider").status()).isEqualTo(200);
            return Optional.of("job " + UUID.randomUUID());
        };

        sender.send(message);

        assertThat(stored(message)).containsEntry("status", "DELIVERED");
    }

    private Answer report(String status, String secret) {
        return calls.get("/notification-sms/smsbounce/callback?jobno="
                + URLEncoder.encode(carrier.id, StandardCharsets.UTF_8) + "&status=" + status + "&secret=" + secret);
    }
}
