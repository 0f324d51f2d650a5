package dev.kosh.notification.sms;

import dev.kosh.masters.MasterFiles;
import dev.kosh.notification.BlockedNumbers;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Messages that a played carrier takes, or does not. */
@KoshServerTest
@TestPropertySource(
        properties = {
            "kosh.sms.provider=carrier",
            "kosh.sms.blocked-numbers=99999XXXXX",
            "kosh.sms.callback.secret=told-to-the-provider"
        })
@Import(CarriedSmsTest.CarrierConfiguration.class)
abstract class CarriedSmsTest {

    static final TenantId AMRITSAR = new TenantId("pb.amritsar");

    @Autowired
    SmsSender sender;

    @Autowired
    Carrier carrier;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BlockedNumbers blockedNumbers;

    @Autowired
    MasterFiles masters;

    @Autowired
    JsonMapper json;

    @Autowired
    MovableClock clock;

    @Autowired
    HttpCalls calls;

    @DynamicPropertySource
    static void textsOfTheState(DynamicPropertyRegistry properties) {
        try {
            Path folder = Files.createTempDirectory("kosh-texts");
            Files.createDirectories(folder.resolve("pb"));
            Files.writeString(folder.resolve("pb/en_IN.properties"), "STATE_TEXT=State: {name}\n");
            Files.createDirectories(folder.resolve("pb.amritsar"));
            Files.writeString(folder.resolve("pb.amritsar/en_IN.properties"), "CITY_TEXT=City: <NAME>\n");
            properties.add("kosh.sms.templates", folder::toString);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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

    static SmsMessage to(String number, String template) {
        return new SmsMessage(AMRITSAR, reference(), template, "en_IN", number, Map.of("name", "A"));
    }

    void send(SmsMessage message) {
        sender.send(message);
    }

    List<String> texts() {
        return carrier.taken.stream().map(Sms::text).toList();
    }

    static String reference() {
        return "receipt:" + UUID.randomUUID();
    }

    static SmsMessage receipt(String locale, @Nullable String owner) {
        Map<String, @Nullable String> values = new HashMap<>(Map.of(
                "amount_paid", "700.00",
                "mod_name", "Property tax",
                "unique_id", "PT-1",
                "rcpt_no", "R/1"));
        values.put("owner_name", owner);
        return new SmsMessage(AMRITSAR, reference(), "UC_NOTIF_WF_MT_NEW", locale, "9876543210", values);
    }

    Map<String, @Nullable Object> stored(SmsMessage message) {
        return jdbc.sql("select status, attempts from notification.sms where reference = :reference")
                .param("reference", message.reference())
                .query()
                .singleRow();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class CarrierConfiguration {

        @Bean
        Carrier carrier() {
            return new Carrier();
        }
    }
}
