package dev.kosh.notification.sms;

import dev.kosh.notification.LoggedSms;
import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.SmsLog;
import dev.kosh.notification.SmsStatus;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code notification.sms}. */
@Component
class StoredSmsLog implements SmsLog {

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    StoredSmsLog(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    @Override
    public List<LoggedSms> latest(TenantId tenant, int limit, int offset) {
        return jdbc.sql("""
                        select reference, template, locale, mobile_sealed, status, provider_message_id, attempts,
                               created_at, tried_at, reported_at
                        from notification.sms where tenant_id = :tenant
                        order by created_at desc, reference desc
                        limit :limit offset :offset""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> message(row))
                .list();
    }

    @Override
    public long count(TenantId tenant) {
        return jdbc.sql("select count(*) from notification.sms where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    private LoggedSms message(ResultSet row) throws SQLException {
        return new LoggedSms(
                row.getString("reference"),
                row.getString("template"),
                row.getString("locale"),
                new MobileNumber(personalData.decrypt(row.getBytes("mobile_sealed"))).toString(),
                SmsStatus.valueOf(row.getString("status")),
                row.getString("provider_message_id"),
                row.getInt("attempts"),
                Times.read(row, "created_at"),
                Times.read(row, "tried_at"),
                Times.readNullable(row, "reported_at"));
    }
}
