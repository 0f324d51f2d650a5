package dev.kosh.notification.sms;

import dev.kosh.notification.DeliveryReports;
import dev.kosh.notification.SmsStatus;
import dev.kosh.sql.Times;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes delivery reports on the messages that they are about. */
@Component
class StoredDeliveryReports implements DeliveryReports {

    private static final int LONGEST_STATUS = 50;

    private final JdbcClient jdbc;
    private final ReportSettings settings;
    private final Clock clock;

    StoredDeliveryReports(JdbcClient jdbc, ReportSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** By the provider's id, else by our {@code $reference}: of a message without an answer nobody knows the former. */
    @Override
    public boolean report(String messageId, String status) {
        if (note("provider_message_id = :id", messageId, null, status)) {
            return true;
        }
        int blank = messageId.indexOf(' ');
        return blank > 0
                && note(
                        "tenant_id = :tenant and reference = :id and status <> 'BLOCKED'",
                        messageId.substring(blank + 1),
                        messageId.substring(0, blank),
                        status);
    }

    private boolean note(String which, String id, @Nullable String tenant, String status) {
        String word = status.strip().toUpperCase(Locale.ROOT);
        return jdbc.sql("""
                        update notification.sms
                        set status = case when status = 'DELIVERED' then status else coalesce(:status, status) end,
                            report = case when status = 'DELIVERED' then report else :report end,
                            reported_at = case when status = 'DELIVERED' then reported_at else :at end
                        where\s""" + which)
                        .param("id", id)
                        .param("tenant", tenant)
                        .param("status", meaning(word))
                        .param("report", word.length() > LONGEST_STATUS ? word.substring(0, LONGEST_STATUS) : word)
                        .param("at", Times.bind(clock.instant()))
                        .update()
                > 0;
    }

    private @Nullable String meaning(String word) {
        if (settings.delivered().matcher(word).matches()) {
            return SmsStatus.DELIVERED.name();
        }
        return settings.undelivered().matcher(word).matches() ? SmsStatus.UNDELIVERED.name() : null;
    }
}
