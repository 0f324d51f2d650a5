package dev.kosh.notification.sms;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsStatus;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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

    /**
     * Notes an attempt at each; answers those to be sent: the messages whose reference was not settled before.
     *
     * @param takeUp whether to take up what another process has in hand, or had when it died; else such a message counts
     *     as of unknown outcome from now on, and is not answered
     */
    List<SmsMessage> begin(Map<SmsMessage, Sms> messages, boolean takeUp) {
        List<SmsMessage> distinct = distinct(messages);
        if (distinct.isEmpty()) {
            return List.of();
        }
        List<SmsMessage> begun = insert(distinct, messages, SmsStatus.SENDING, takeUp);
        if (!takeUp && begun.size() < distinct.size()) {
            abandon(distinct.stream().filter(each -> !begun.contains(each)).toList());
        }
        return begun;
    }

    /** Notes messages to numbers that are blocked. */
    void blocked(Map<SmsMessage, Sms> messages) {
        if (!messages.isEmpty()) {
            insert(distinct(messages), messages, SmsStatus.BLOCKED, true);
        }
    }

    /** The first of each reference. */
    private static List<SmsMessage> distinct(Map<SmsMessage, Sms> messages) {
        Map<String, SmsMessage> byKey = new LinkedHashMap<>();
        messages.keySet().forEach(message -> byKey.putIfAbsent(key(message.tenantId(), message.reference()), message));
        return List.copyOf(byKey.values());
    }

    private List<SmsMessage> insert(
            List<SmsMessage> distinct, Map<SmsMessage, Sms> messages, SmsStatus status, boolean takeUp) {
        Map<String, SmsMessage> byKey = new LinkedHashMap<>();
        distinct.forEach(message -> byKey.put(key(message.tenantId(), message.reference()), message));
        List<String> numbers = distinct.stream()
                .map(message ->
                        Objects.requireNonNull(messages.get(message)).number().digits())
                .toList();
        return jdbc
                .sql("""
                        insert into notification.sms as known
                            (tenant_id, reference, template, locale, mobile_sealed, mobile_index, status, attempts,
                             created_at, tried_at)
                        select tenant, reference, template, locale, sealed, index, :status, 1, :now, :now
                        from unnest(:tenants, :references, :templates, :locales, :sealed, :indexes)
                            as message (tenant, reference, template, locale, sealed, index)
                        order by tenant, reference
                        on conflict (tenant_id, reference) do update
                            set attempts = known.attempts + 1, tried_at = excluded.tried_at, status = excluded.status
                            where known.status = 'WAITING' or (:takeUp and known.status = 'SENDING')
                        returning tenant_id, reference
                        """)
                .param("status", status.name())
                .param("takeUp", takeUp)
                .param("tenants", texts(distinct, message -> message.tenantId().value()))
                .param("references", texts(distinct, SmsMessage::reference))
                .param("templates", texts(distinct, SmsMessage::template))
                .param("locales", texts(distinct, SmsMessage::locale))
                .param("sealed", bytes(numbers, personalData::encrypt))
                .param("indexes", bytes(numbers, personalData::blindIndex))
                .param("now", now())
                .query((row, number) -> key(new TenantId(row.getString("tenant_id")), row.getString("reference")))
                .list()
                .stream()
                .map(key -> Objects.requireNonNull(byKey.get(key)))
                .toList();
    }

    private void abandon(List<SmsMessage> messages) {
        jdbc.sql("""
                        update notification.sms sms
                        set status = 'UNKNOWN'
                        from unnest(:tenants, :references) as message (tenant, reference)
                        where sms.tenant_id = message.tenant and sms.reference = message.reference
                          and sms.status = 'SENDING'
                        """)
                .param("tenants", texts(messages, message -> message.tenantId().value()))
                .param("references", texts(messages, SmsMessage::reference))
                .update();
    }

    /** Notes what became of messages that were begun; what a report has told meanwhile is known better. */
    void settle(Collection<HandedOver> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<SmsMessage> messages = outcomes.stream().map(HandedOver::message).toList();
        jdbc.sql("""
                        update notification.sms sms
                        set status = case when sms.status in ('DELIVERED', 'UNDELIVERED') then sms.status
                                          else message.status end,
                            provider_message_id = message.provider_id, tried_at = :now
                        from unnest(:tenants, :references, :statuses, :providerIds)
                            as message (tenant, reference, status, provider_id)
                        where sms.tenant_id = message.tenant and sms.reference = message.reference
                        """)
                .param("now", now())
                .param("tenants", texts(messages, message -> message.tenantId().value()))
                .param("references", texts(messages, SmsMessage::reference))
                .param(
                        "statuses",
                        SqlArrays.of(
                                "text",
                                outcomes.stream()
                                        .map(outcome -> outcome.status().name())
                                        .toList()))
                .param(
                        "providerIds",
                        new SqlArrayValue(
                                "text",
                                outcomes.stream()
                                        .map(HandedOver::providerMessageId)
                                        .toArray()))
                .update();
    }

    private static String key(TenantId tenant, String reference) {
        return tenant.value() + ' ' + reference;
    }

    private static SqlArrayValue texts(List<SmsMessage> messages, Function<SmsMessage, String> member) {
        return SqlArrays.of("text", messages.stream().map(member).toList());
    }

    private static SqlArrayValue bytes(List<String> numbers, Function<String, byte[]> form) {
        return SqlArrays.of("bytea", numbers.stream().map(form).toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
