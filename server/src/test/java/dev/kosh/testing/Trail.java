package dev.kosh.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit trail tells of a call. */
public final class Trail {

    private Trail() {}

    /** Actions that were written down with the correlation id of this answer. */
    public static List<String> of(Answer answer, JdbcClient jdbc) {
        return jdbc.sql("select action from events.audit_entry where correlation_id = :call order by id")
                .param("call", answer.headers().firstValue("x-correlation-id").orElseThrow())
                .query((row, number) -> row.getString("action"))
                .list();
    }
}
