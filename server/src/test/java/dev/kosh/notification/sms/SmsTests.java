package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.events.DeliverLater;
import dev.kosh.notification.BlockedNumbers;
import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.ServiceNames;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsCategory;
import dev.kosh.notification.SmsMessage;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stands in a message, and who gets it. */
@SuppressWarnings("NullAway.Init")
class SmsTests extends CarriedSmsTest {

    @Autowired
    private ServiceNames services;

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
    @ExtendWith(OutputCaptureExtension.class)
    void whatATextAsksForAndNobodyKnowsStaysVisibleAndIsLogged(CapturedOutput output) {
        sender.send(new SmsMessage(AMRITSAR, reference(), "CITY_TEXT", "en_IN", "9876543210", Map.of("nickname", "A")));

        assertThat(texts()).containsExactly("City: <NAME>");
        assertThat(output).contains("CITY_TEXT of pb.amritsar in en_IN").contains("[NAME]");
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenLetters() {
        for (String before : List.of("", "x")) {
            sender.send(receipt("en_IN", before + "\uD83C\uDFE0".repeat(600)));
        }

        assertThat(texts()).hasSize(2).allSatisfy(text -> {
            assertThat(text.length()).isBetween(999, 1_000);
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isFalse();
        });
    }

    @Test
    void twoMessagesOfOneReferenceToABlockedNumberAreOne() {
        SmsMessage one = to("9999912345", "UC_NOTIF_WF_MT_NEW");
        SmsMessage other =
                new SmsMessage(AMRITSAR, one.reference(), "UC_NOTIF_WF_MT_CANCELLED", "en_IN", "9999912345", Map.of());

        assertThat(sender.sendAll(List.of(one, other))).isEmpty();

        assertThat(stored(one)).containsEntry("status", "BLOCKED");
    }

    @Test
    void aServiceIsCalledByTheNameThatTheStateHasForItInTheLanguageOfTheMessage() {
        String service = "WS.ONE TIME";
        name("pb", "en_IN", "BILLINGSERVICE_BUSINESSSERVICE_WSONE_TIME", "Water connection");
        name("pb.amritsar", "hi_IN", "BILLINGSERVICE_BUSINESSSERVICE_SW_CHARGES", "सीवर");

        assertThat(services.of(new TenantId("pb.jalandhar"), service, "UC_NOTIF_WF_MT_NEW", "hi_IN"))
                .isEqualTo("Water connection");
        assertThat(services.of(AMRITSAR, "SW.CHARGES", "UC_NOTIF_WF_MT_NEW", "hi_IN"))
                .isEqualTo("सीवर");
        assertThat(services.of(AMRITSAR, "SW.CHARGES", "UC_NOTIF_WF_MT_NEW", "en_IN"))
                .isEqualTo("SW.CHARGES");
    }

    private void name(String tenant, String locale, String code, String text) {
        jdbc.sql("""
                        insert into platform.message (tenant_id, locale, module, code, message, modified_by, modified_at)
                        values (?, ?, 'rainmaker-uc', ?, ?, 'test', now())
                        """).params(tenant, locale, code, text).update();
    }
}
