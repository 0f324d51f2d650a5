package dev.kosh.events.answers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.kosh.wire.BusinessCalendar;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets expired answers every night. */
@Configuration(proxyBeanMethods = false)
class AnswerPurge {

    private static final Logger log = LoggerFactory.getLogger(AnswerPurge.class);
    private static final LocalTime NIGHT = LocalTime.of(2, 40);
    private static final int PER_STATEMENT = 5_000;

    @Bean
    RecurringTask<Void> purgeStoredAnswers(AnswerTable answers) {
        return Tasks.recurring("purge-stored-answers", Schedules.daily(BusinessCalendar.ZONE, NIGHT))
                .execute((instance, context) -> run(answers));
    }

    private static void run(AnswerTable answers) {
        int purged = 0;
        int last;
        do {
            last = answers.purge(PER_STATEMENT);
            purged += last;
        } while (last == PER_STATEMENT);
        log.info("{} stored answers were past their seven days", purged);
    }
}
