package dev.kosh.events.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.events.AnswerKey;
import dev.kosh.events.StoredAnswer;
import dev.kosh.events.StoredAnswers;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@KoshServerTest
class StoredAnswersTests {

    private final AnswerKey key = new AnswerKey(
            new TenantId("pb.amritsar"),
            "uuid-1",
            "/things/_create",
            UUID.randomUUID().toString());

    @Autowired
    private StoredAnswers answers;

    @Autowired
    private AnswerTable table;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aKeyIsClaimedOnlyInTheTransactionOfTheCall() {
        assertThatThrownBy(() -> answers.claim(key, "x")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theTimeOutOfTheClaimIsNotThatOfTheCall() {
        transactions.executeWithoutResult(transaction -> {
            answers.claim(key, "x");
            assertThat(jdbc.sql("show lock_timeout").query(String.class).single())
                    .isEqualTo("0");
        });
    }

    @Test
    void answersAreRemovedWhenTheirSevenDaysAreOver() {
        transactions.executeWithoutResult(transaction -> {
            assertThat(answers.claim(key, "x")).isEmpty();
            answers.keep(key, new StoredAnswer(200, "{}"));
        });

        age(Duration.ofDays(7));
        table.purge(5_000);
        assertThat(stored()).isEqualTo(1);
        age(Duration.ofMillis(1));
        table.purge(5_000);
        assertThat(stored()).isZero();
    }

    /** Makes the answer older instead of moving the clock, which other tests share. */
    private void age(Duration by) {
        jdbc.sql("update events.stored_answer set stored_at = stored_at - cast(:millis || ' ms' as interval)")
                .param("millis", by.toMillis())
                .update();
    }

    private int stored() {
        return jdbc.sql("select count(*) from events.stored_answer where key = :key")
                .param("key", key.key())
                .query(Integer.class)
                .single();
    }
}
