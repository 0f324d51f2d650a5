package dev.kosh.notification.sms;

import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.SmsMessage;
import dev.kosh.secrets.PersonalData;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code notification.sms}: which message went to which number, without its text. */
@Repository
class SmsTable {

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Clock clock;

    SmsTable(JdbcClient jdbc, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Notes an attempt; false when the message of this reference was sent before. */
    boolean begin(SmsMessage message, MobileNumber number) {
        return jdbc.sql("""
                        insert into notification.sms as known
                            (tenant_id, reference, template, locale, mobile_sealed, mobile_index, status, attempts,
                             created_at, tried_at)
                        values (:tenant, :reference, :template, :locale, :sealed, :index, 'WAITING', 1, :now, :now)
                        on conflict (tenant_id, reference) do update
                            set attempts = known.attempts + 1, tried_at = excluded.tried_at
                            where known.status <> 'SENT'
                        """)
                        .param("tenant", message.tenantId().value())
                        .param("reference", message.reference())
                        .param("template", message.template())
                        .param("locale", message.locale())
                        .param("sealed", personalData.encrypt(number.digits()))
                        .param("index", personalData.blindIndex(number.digits()))
                        .param("now", now())
                        .update()
                == 1;
    }

    void sent(SmsMessage message) {
        jdbc.sql("""
                        update notification.sms
                        set status = 'SENT', tried_at = :now
                        where tenant_id = :tenant and reference = :reference
                        """)
                .param("now", now())
                .param("tenant", message.tenantId().value())
                .param("reference", message.reference())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
