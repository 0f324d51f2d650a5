package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.events.DeliverLater;
import dev.kosh.masters.MasterFiles;
import dev.kosh.notification.BlockedNumbers;
import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsCategory;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.notification.SmsProvider;
import dev.kosh.notification.SmsSender;
import dev.kosh.notification.http.HttpProviders;
import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Reply;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
@TestPropertySource(
        properties = {
            "kosh.sms.provider=carrier",
            "kosh.sms.blocked-numbers=99999XXXXX",
            "kosh.sms.callback.secret=told-to-the-provider"
        })
@Import(SmsTests.CarrierConfiguration.class)
class SmsTests {

    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");

    @TempDir
    private static Path folder;

    @Autowired
    private SmsSender sender;

    @Autowired
    private Carrier carrier;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BlockedNumbers blockedNumbers;

    @Autowired
    private MasterFiles masters;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MovableClock clock;

    @Autowired
    private HttpCalls calls;

    @DynamicPropertySource
    static void textsOfTheState(DynamicPropertyRegistry properties) {
        try {
            Files.createDirectories(folder.resolve("pb"));
            Files.writeString(folder.resolve("pb/en_IN.properties"), "STATE_TEXT=State: {name}\n");
            Files.createDirectories(folder.resolve("pb.amritsar"));
            Files.writeString(folder.resolve("pb.amritsar/en_IN.properties"), "CITY_TEXT=City: <NAME>\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        properties.add("kosh.sms.templates", folder::toString);
    }

    @BeforeEach
    void anHonestCarrier() {
        carrier.taken.clear();
        carrier.up = true;
        carrier.lines = 1;
        carrier.recognisesRepeats = true;
        carrier.id = null;
        carrier.behind = null;
    }

    @Test
    void aReceiptIsAnnouncedInTheLanguageOfTheCall() {
        send(receipt("en_IN", "Asha"));
        send(receipt("hi_IN", "आशा"));
        send(receipt("pa_IN", "ਆਸ਼ਾ"));
        send(receipt("od_IN", "ଆଶା"));

        assertThat(texts().get(0))
                .isEqualTo("Dear Asha, your payment of Rs 700.00 for Property tax PT-1 has been received."
                        + " Receipt no. R/1.");
        assertThat(texts().get(1)).contains("प्रिय आशा").contains("700.00");
        assertThat(texts().get(2)).contains("ਪਿਆਰੇ ਆਸ਼ਾ");
        assertThat(texts().get(3)).contains("ପ୍ରିୟ ଆଶା");
    }

    @Test
    void anUnknownLanguageMeansEnglish() {
        send(receipt("fr_FR", "Asha"));
        send(receipt("../../etc/passwd", "Asha"));

        assertThat(texts()).allMatch(text -> text.startsWith("Dear Asha"));
    }

    @Test
    void anOwnerWithoutNameIsACitizen() {
        send(receipt("en_IN", null));

        assertThat(texts()).singleElement().asString().startsWith("Dear Citizen, ");
    }

    @Test
    void nothingIsSentWithoutAnIndianMobileNumber() {
        for (String number : new String[] {null, "", "12345", "1234567890", "98765432101"}) {
            sender.send(new SmsMessage(AMRITSAR, reference(), "UC_NOTIF_WF_MT_NEW", "en_IN", number, Map.of()));
        }

        assertThat(carrier.taken).isEmpty();
    }

    @Test
    void numbersAreCarriedInOneForm() {
        for (String number : List.of("9876543210", "+91 98765 43210", "098765-43210", "919876543210")) {
            sender.send(new SmsMessage(AMRITSAR, reference(), "UC_NOTIF_WF_MT_NEW", "en_IN", number, Map.of()));
        }

        assertThat(carrier.taken).extracting(Sms::number).containsOnly(new MobileNumber("9876543210"));
    }

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
    void neitherNumberNorTextIsStoredInClear() {
        SmsMessage message = receipt("en_IN", "Asha");
        sender.send(message);

        String row = jdbc.sql("select sms::text from notification.sms where reference = :reference")
                .param("reference", message.reference())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("9876543210", "Asha");
        assertThat(new MobileNumber("9876543210")).hasToString("98******10");
        assertThat(carrier.taken.get(0).toString()).doesNotContain("9876543210", "Asha");
    }

    @Test
    void aTenantMayHaveTextsOfItsOwn() {
        sender.send(new SmsMessage(AMRITSAR, reference(), "CITY_TEXT", "hi_IN", "9876543210", Map.of("name", "A")));
        sender.send(new SmsMessage(AMRITSAR, reference(), "STATE_TEXT", "en_IN", "9876543210", Map.of("name", "B")));

        assertThat(texts()).containsExactly("City: A", "State: B");
        assertThatThrownBy(() -> sender.send(new SmsMessage(
                        new TenantId("pb.jalandhar"), reference(), "CITY_TEXT", "en_IN", "9876543210", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
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
            for (int attempt = 0; attempt < 12; attempt++) {
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
            case 3 -> Reply.late(300);
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
    void aBlockedNumberGetsNothingByConfigurationOrByData() {
        TenantId punjab = new TenantId("pb");
        BlockedNumbers.Entry wrongNumber =
                blockedNumbers.block(punjab, "+91 88888 00001", BlockedNumbers.Extent.ALL, "wrong number", "test");
        BlockedNumbers.Entry series =
                blockedNumbers.block(AMRITSAR, "77777*", BlockedNumbers.Extent.ALL, "not in use", "test");
        assertThat(wrongNumber.pattern()).as("shown masked").isEqualTo("88******01");
        assertThat(blockedNumbers.of(AMRITSAR)).contains(series);

        for (String number : List.of("9999912345", "8888800001", "7777712345")) {
            SmsMessage message = to(number, "UC_NOTIF_WF_MT_NEW");
            sender.send(message);
            assertThat(stored(message)).containsEntry("status", "BLOCKED");
        }
        assertThat(carrier.taken).isEmpty();

        assertThat(blockedNumbers.unblock(AMRITSAR, series.id())).isTrue();
        sender.send(to("7777712345", "UC_NOTIF_WF_MT_NEW"));
        assertThat(carrier.taken).hasSize(1);
    }

    @Test
    void whoWantsToBeLeftAloneStillHearsOfHisMoneyAndAPromotionWaitsForTheMorning() {
        masters.load(AMRITSAR, json.readTree("""
                {"tenantId": "pb.amritsar", "moduleName": "muktaNotification",
                 "NotificationTemplateAndActionMapping": [
                   {"templateCode": "CITY_TEXT", "category": "promotion", "templateId": "14071", "header": "AMRMC"},
                   {"templateCode": "UC_NOTIF_WF_MT_NEW", "locale": "hi_IN", "templateId": "14072", "entityId": "1201"}]}
                """));
        blockedNumbers.block(AMRITSAR, "6666600001", BlockedNumbers.Extent.DO_NOT_DISTURB, "asked for it", "test");
        clock.set(Instant.parse("2026-11-20T16:30:00Z")); // 22:00 in India

        sender.send(to("6666600001", "UC_NOTIF_WF_MT_NEW"));
        assertThat(carrier.taken).as("at 22:00").hasSize(1);
        sender.send(to("6666600001", "CITY_TEXT"));
        assertThat(carrier.taken).as("do not disturb").hasSize(1);
        SmsMessage promotion = to("6666600002", "CITY_TEXT");
        assertThatThrownBy(() -> sender.send(promotion))
                .isInstanceOfSatisfying(
                        DeliverLater.class, later -> assertThat(later.until()).isEqualTo("2026-11-21T04:30:00Z"));
        clock.set(Instant.parse("2026-11-21T04:30:00Z"));
        sender.send(promotion);

        Sms sent = carrier.taken.get(1);
        assertThat(sent.category()).isEqualTo(SmsCategory.PROMOTION);
        assertThat(sent.registration()).isEqualTo(new DltRegistration(null, "AMRMC", "14071"));
        sender.send(receipt("hi_IN", "आशा"));
        assertThat(carrier.taken.get(2).registration()).isEqualTo(new DltRegistration("1201", null, "14072"));
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

    private Answer report(String status, String secret) {
        return calls.get("/notification-sms/smsbounce/callback?jobno="
                + URLEncoder.encode(carrier.id, StandardCharsets.UTF_8) + "&status=" + status + "&secret=" + secret);
    }

    private static SmsMessage to(String number, String template) {
        return new SmsMessage(AMRITSAR, reference(), template, "en_IN", number, Map.of("name", "A"));
    }

    private void send(SmsMessage message) {
        sender.send(message);
    }

    private List<String> texts() {
        return carrier.taken.stream().map(Sms::text).toList();
    }

    private static String reference() {
        return "receipt:" + UUID.randomUUID();
    }

    private static SmsMessage receipt(String locale, @Nullable String owner) {
        Map<String, @Nullable String> values = new HashMap<>(Map.of(
                "amount_paid", "700.00",
                "mod_name", "Property tax",
                "unique_id", "PT-1",
                "rcpt_no", "R/1"));
        values.put("owner_name", owner);
        return new SmsMessage(AMRITSAR, reference(), "UC_NOTIF_WF_MT_NEW", locale, "9876543210", values);
    }

    private Map<String, @Nullable Object> stored(SmsMessage message) {
        return jdbc.sql("select status, attempts from notification.sms where reference = :reference")
                .param("reference", message.reference())
                .query()
                .singleRow();
    }

    /** A carrier that may be down. */
    static final class Carrier implements SmsProvider {

        final List<Sms> taken = new CopyOnWriteArrayList<>();
        private volatile boolean up = true;
        private volatile int lines = 1;
        private volatile boolean recognisesRepeats = true;
        private volatile @Nullable String id;
        private volatile @Nullable SmsProvider behind;

        @Override
        public Optional<String> deliver(Sms sms) {
            SmsProvider real = behind;
            if (real != null) {
                return real.deliver(sms);
            }
            if (!up) {
                throw new SmsNotSent("the carrier is down");
            }
            if (sms.text().contains("Indigestible")) {
                throw new IllegalStateException("a fault of the carrier's program");
            }
            taken.add(sms);
            if (sms.text().contains("Unanswered")) {
                throw new SmsOutcomeUnknown("no answer");
            }
            return Optional.ofNullable(id);
        }

        @Override
        public int lines() {
            return lines;
        }

        @Override
        public boolean recognisesRepeats() {
            return recognisesRepeats;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class CarrierConfiguration {

        @Bean
        Carrier carrier() {
            return new Carrier();
        }
    }
}
