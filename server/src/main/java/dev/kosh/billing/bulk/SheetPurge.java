package dev.kosh.billing.bulk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.kosh.wire.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Forgets uploaded sheets, which name people, some time after their loads ended (docs/contract/billing.md, demand load). */
@Component
class SheetPurge {

    private static final Logger log = LoggerFactory.getLogger(SheetPurge.class);
    private static final LocalTime NIGHT = LocalTime.of(2, 50);

    private final SheetFiles files;
    private final Duration kept;
    private final Clock clock;

    SheetPurge(SheetFiles files, @Value("${kosh.bulk.keep-sheets:30d}") Duration kept, Clock clock) {
        this.files = files;
        this.kept = kept;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> purgeUploadedSheets() {
        return Tasks.recurring("purge-uploaded-sheets", Schedules.daily(BusinessCalendar.ZONE, NIGHT))
                .execute((instance, context) -> run());
    }

    void run() {
        int purged = files.forgetEndedBefore(clock.instant().minus(kept));
        log.info("{} parts of uploaded sheets were past their time", purged);
    }
}
