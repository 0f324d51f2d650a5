package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.wire.TenantId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Where texts must be registered, what leaves is the registered text under its own id, in one language. */
@TestPropertySource(properties = "kosh.sms.dlt-required=true")
class SmsRegistrationTests extends CarriedSmsTest {

    private static final TenantId JALANDHAR = new TenantId("pb.jalandhar");

    @BeforeEach
    void registrations() {
        masters.load(JALANDHAR, json.readTree("""
                {"tenantId": "pb.jalandhar", "moduleName": "muktaNotification",
                 "NotificationTemplateAndActionMapping": [
                   {"templateCode": "PAYMENT_FAILED_TO_BENEFICIARY", "locale": "hi_IN", "templateId": "1407-hi"},
                   {"templateCode": "PAYMENT_FAILED_TO_BENEFICIARY", "locale": "en_IN", "templateId": "1407-en"},
                   {"templateCode": "UC_NOTIF_WF_MT_NEW", "locale": "en_IN", "templateId": "1408-en"},
                   {"templateCode": "PG_NOTIFICATION_PENDING", "templateId": "1409"}]}
                """));
    }

    private static SmsMessage message(String template, String locale) {
        return new SmsMessage(JALANDHAR, reference(), template, locale, "9876543210", Map.of("amount", "1400.00"));
    }

    private Sms sent(String template, String locale) {
        carrier.taken.clear();
        sender.send(message(template, locale));
        return carrier.taken.get(0);
    }

    private static String id(Sms sms) {
        return sms.registration() == null ? "none" : sms.registration().templateId();
    }

    @Test
    void aTextThatHasNoWordsInALanguageLeavesInEnglishUnderTheEnglishId() {
        Sms failed = sent("PAYMENT_FAILED_TO_BENEFICIARY", "hi_IN");

        assertThat(failed.text()).startsWith("Payment of Rs. 1400.00 for MUKTA");
        assertThat(id(failed)).isEqualTo("1407-en");
        assertThat(failed.locale()).isEqualTo("en_IN");
    }

    @Test
    void whatIsRegisteredInEnglishOnlyLeavesInEnglishWithAllThatTheEnglishTextAsksFor() {
        jdbc.sql("""
                        insert into platform.message (tenant_id, locale, module, code, message, modified_by, modified_at)
                        values ('pb.jalandhar', 'en_IN', 'collection-services', 'UC_NOTIF_WF_MT_NEW',
                                'See {rcpt_link}', 'test', now())
                        on conflict do nothing
                        """).update();

        assertThat(sender.asksFor(JALANDHAR, "UC_NOTIF_WF_MT_NEW", "hi_IN", "rcpt_link"))
                .isTrue();
        Sms sent = sent("UC_NOTIF_WF_MT_NEW", "hi_IN");
        assertThat(sent.text()).startsWith("See ");
        assertThat(id(sent)).isEqualTo("1408-en");
    }

    @Test
    void aRegistrationWithoutLanguageIsForAll() {
        Sms sent = sent("PG_NOTIFICATION_PENDING", "hi_IN");

        assertThat(sent.locale()).isEqualTo("hi_IN");
        assertThat(id(sent)).isEqualTo("1409");
    }

    @Test
    void whatIsNotRegisteredDoesNotLeave() {
        assertThatThrownBy(() -> sender.send(message("PG_NOTIFICATION_SUCCESS", "en_IN")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not registered");
        assertThat(carrier.taken).isEmpty();
    }
}
