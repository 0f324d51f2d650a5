package dev.kosh.billing.bulk;

import dev.kosh.sql.Times;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Table {@code billing.demand_message}. A message is one by its id, whoever it is read for. */
@Component
class DemandMessageStore {

    static final String ANSWER = "demand-message-answer";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    DemandMessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isAnswered(AnswerTo message) {
        return jdbc.sql("""
                        select exists (select from billing.demand_message
                                       where id = :id and answered_at is not null)
                        """)
                .param("id", message.messageId())
                .query(Boolean.class)
                .single();
    }

    /** Takes a message for the running transaction, waiting for another that has it; false when it was taken before. */
    boolean take(AnswerTo message, Instant now) {
        return jdbc.sql("""
                        insert into billing.demand_message (tenant_id, id, taken_at)
                        select :tenant, :id, :now
                        where not exists (select from billing.demand_message where id = :id)
                        on conflict do nothing
                        """)
                        .param("tenant", message.tenantId().value())
                        .param("id", message.messageId())
                        .param("now", Times.bind(now))
                        .update()
                == 1;
    }

    /** Owes the answer to a message, once. */
    void answer(AnswerTo message, ObjectNode answer, Instant now) {
        ObjectNode owed = JSON.createObjectNode()
                .put("topic", message.topic())
                .put("key", message.messageId())
                .set("migrationCount", answer);
        jdbc.sql("""
                        with taken as (
                            update billing.demand_message set answered_at = :now
                            where id = :id and answered_at is null
                            returning tenant_id),
                        refused as (
                            insert into billing.demand_message (tenant_id, id, taken_at, answered_at)
                            select :tenant, :id, :now, :now
                            where not exists (select from billing.demand_message where id = :id)
                            on conflict do nothing
                            returning tenant_id),
                        answered as (select tenant_id from taken union all select tenant_id from refused)
                        select events.append_outbox(tenant_id, :kind, :answer::jsonb, :now) from answered
                        """)
                .param("tenant", message.tenantId().value())
                .param("id", message.messageId())
                .param("kind", ANSWER)
                .param("answer", JSON.writeValueAsString(owed))
                .param("now", Times.bind(now))
                .query((row, number) -> number)
                .list();
    }
}
