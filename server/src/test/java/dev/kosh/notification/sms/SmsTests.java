package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsProvider;
import dev.kosh.notification.SmsSender;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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

@KoshServerTest
@TestPropertySource(properties = "kosh.sms.provider=carrier")
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

        @Override
        public void deliver(Sms sms) {
            if (!up) {
                throw new SmsNotSent("the carrier is down");
            }
            if (sms.text().contains("Indigestible")) {
                throw new IllegalStateException("a fault of the carrier's program");
            }
            taken.add(sms);
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
