package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsSender;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@KoshServerTest
@TestPropertySource(properties = {"kosh.sms.provider=carrier", "notification.sms.enabled=false"})
@Import(CarriedSmsTest.CarrierConfiguration.class)
class SmsSwitchedOffTests {

    @Autowired
    private SmsSender sender;

    @Autowired
    private Carrier carrier;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void nothingGoesOutAndNothingWaits() {
        SmsMessage message = new SmsMessage(
                new TenantId("pb.amritsar"),
                "switched off",
                "UC_NOTIF_WF_MT_NEW",
                "en_IN",
                "9876543210",
                Map.of("owner_name", "Asha"));

        assertThat(sender.isEnabled()).isFalse();
        assertThat(sender.sendAll(List.of(message))).isEmpty();

        assertThat(carrier.taken).isEmpty();
        assertThat(jdbc.sql("select count(*) from notification.sms where reference = 'switched off'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
