package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a hostile call must not do: show our insides, or leave part of a record behind. */
@TestComponent
public class HarmWatch {

    private final JdbcClient jdbc;

    HarmWatch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables that a call could write to, counted. */
    List<Long> rows() {
        return jdbc.sql("""
                        select count(*) from billing.demand union all
                        select count(*) from billing.bill union all
                        select count(*) from collection.payment union all
                        select count(*) from collection.receipt union all
                        select count(*) from events.outbox
                        """).query((row, number) -> row.getLong(1)).list();
    }

    static void assertHarmless(Answer answer, String what) {
        String body = answer.body().toString();
        assertThat(answer.status()).as("%s: %s", what, body).isBetween(200, 499);
        assertThat(body)
                .as(what)
                .doesNotContainIgnoringCase("org.springframework")
                .doesNotContainIgnoringCase("org.postgresql")
                .doesNotContainIgnoringCase("tools.jackson")
                .doesNotContain("dev.kosh", "java.lang", "PSQLException", "SQLException", "ERROR:", "\tat ")
                .doesNotContainIgnoringCase("insert into")
                .doesNotContainIgnoringCase("constraint \"");
    }

    void assertHarmlessAndWhole(Answer answer, List<Long> before, String what) {
        assertHarmless(answer, what);
        if (answer.status() >= 400) {
            assertThat(rows()).as("nothing written by %s", what).isEqualTo(before);
        }
    }
}
