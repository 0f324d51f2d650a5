package dev.kosh.notification.sms;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The table {@code notification.sms}: which message went to which number, without its text. */
@Component
class SmsTable {

    private final JdbcClient jdbc;
    private final PersonalData personalData;
    private final Clock clock;

    SmsTable(JdbcClient jdbc, PersonalData personalData, Clock clock) {
        this.jdbc = jdbc;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** Notes an attempt at each; answers those to be sent: the messages whose reference was not sent before. */
    List<SmsMessage> begin(Map<SmsMessage, Sms> messages) {
        Map<String, SmsMessage> byKey = new LinkedHashMap<>();
        messages.keySet()
                .forEach(message -> byKey.putIfAbsent(key(message.tenantId().value(), message.reference()), message));
        if (byKey.isEmpty()) {
            return List.of();
        }
        List<SmsMessage> distinct = List.copyOf(byKey.values());
        List<String> numbers = distinct.stream()
                .map(message ->
                        Objects.requireNonNull(messages.get(message)).number().digits())
                .toList();
        return jdbc
                .sql("""
                        insert into notification.sms as known
                            (tenant_id, reference, template, locale, mobile_sealed, mobile_index, status, attempts,
                             created_at, tried_at)
                        select tenant, reference, template, locale, sealed, index, 'WAITING', 1, :now, :now
                        from unnest(:tenants, :references, :templates, :locales, :sealed, :indexes)
                            as message (tenant, reference, template, locale, sealed, index)
                        order by tenant, reference
                        on conflict (tenant_id, reference) do update
                            set attempts = known.attempts + 1, tried_at = excluded.tried_at
                            where known.status <> 'SENT'
                        returning tenant_id, reference
                        """)
                .param("tenants", texts(distinct, message -> message.tenantId().value()))
                .param("references", texts(distinct, SmsMessage::reference))
                .param("templates", texts(distinct, SmsMessage::template))
                .param("locales", texts(distinct, SmsMessage::locale))
                .param(
                        "sealed",
                        SqlArrays.of(
                                "bytea",
                                numbers.stream().map(personalData::encrypt).toList()))
                .param(
                        "indexes",
                        SqlArrays.of(
                                "bytea",
                                numbers.stream().map(personalData::blindIndex).toList()))
                .param("now", now())
                .query((row, number) -> key(row.getString("tenant_id"), row.getString("reference")))
                .list()
                .stream()
                .map(key -> Objects.requireNonNull(byKey.get(key)))
                .toList();
    }

    void sent(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update notification.sms sms
                        set status = 'SENT', tried_at = :now
                        from unnest(:tenants, :references) as message (tenant, reference)
                        where sms.tenant_id = message.tenant and sms.reference = message.reference
                        """)
                .param("now", now())
                .param("tenants", texts(messages, message -> message.tenantId().value()))
                .param("references", texts(messages, SmsMessage::reference))
                .update();
    }

    private static String key(String tenant, String reference) {
        return tenant + ' ' + reference;
    }

    private static SqlArrayValue texts(List<SmsMessage> messages, Function<SmsMessage, String> member) {
        return SqlArrays.of("text", messages.stream().map(member).toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
