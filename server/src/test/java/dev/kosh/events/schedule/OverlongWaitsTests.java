package dev.kosh.events.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.sql.Times;
import dev.kosh.testing.KoshServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KoshServerTest
class OverlongWaitsTests {

    private static final String TASK = "a-task-of-nobody";
    private static final String ANOTHER = "another-task-of-nobody";

    @Autowired
    private OverlongWaits waits;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void noTask() {
        jdbc.sql("delete from public.scheduled_tasks where task_name in (:tasks)")
                .param("tasks", List.of(TASK, ANOTHER))
                .update();
    }

    @Test
    void aClockThatRanAheadDoesNotKeepRecurringTasksFromStarting() {
        Instant now = clock.instant();
        Instant tomorrow = now.plus(Duration.ofHours(24));
        Instant farAhead = now.plus(Duration.ofDays(40));
        task(TASK, "recurring", farAhead);
        task(ANOTHER, "recurring", tomorrow);
        task(TASK, "once", farAhead);

        waits.end();

        assertThat(next(TASK, "recurring")).isBefore(now.plus(Duration.ofHours(1)));
        assertThat(next(ANOTHER, "recurring")).isAfter(now.plus(Duration.ofHours(23)));
        assertThat(next(TASK, "once"))
                .as("what is to be done once has its time")
                .isAfter(tomorrow);
    }

    @Test
    void whatWasDoneLaterThanNowIsDoneAgainWithoutWaitingForThatTime() {
        Instant now = clock.instant();
        Instant inTwoHours = now.plus(Duration.ofHours(2));
        task(TASK, "recurring", inTwoHours);
        worked(TASK, inTwoHours.minusSeconds(2));
        task(ANOTHER, "recurring", inTwoHours);
        worked(ANOTHER, now.minus(Duration.ofHours(22)));

        waits.end();

        assertThat(next(TASK, "recurring")).isBefore(now.plusSeconds(1));
        assertThat(next(ANOTHER, "recurring")).isAfter(now.plus(Duration.ofHours(1)));
    }

    private void worked(String name, Instant last) {
        jdbc.sql("update public.scheduled_tasks set last_success = :last where task_name = :task")
                .param("last", Times.bind(last))
                .param("task", name)
                .update();
    }

    private void task(String name, String instance, Instant next) {
        jdbc.sql("""
                        insert into public.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (:task, :instance, :next, false, 1)
                        """)
                .param("task", name)
                .param("instance", instance)
                .param("next", Times.bind(next))
                .update();
    }

    private Instant next(String name, String instance) {
        return jdbc.sql("""
                        select execution_time from public.scheduled_tasks
                        where task_name = :task and task_instance = :instance
                        """)
                .param("task", name)
                .param("instance", instance)
                .query((row, number) -> Times.read(row, "execution_time"))
                .single();
    }
}
