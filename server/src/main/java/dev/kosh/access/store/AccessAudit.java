package dev.kosh.access.store;

import dev.kosh.events.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes log-ins, lock-outs and refusals to the audit trail, through the function that its owner publishes. */
@Component
public class AccessAudit {

    /** Stands for a user, client or tenant that is not known. */
    public static final String NONE = "";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AccessAudit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends one entry.
     *
     * @param object path or user that it is about
     * @param detail no personal data, no secrets
     */
    public void append(String tenant, Actor actor, String action, String object, Map<String, String> detail) {
        jdbc.sql("""
                select events.append_audit(:tenant, :at, :user, :client, :address, :correlationId, :action,
                                           'access', :object, cast(:detail as jsonb))""")
                .param("tenant", tenant)
                .param("at", Timestamp.from(clock.instant()))
                .param("user", actor.userUuid())
                .param("client", actor.clientId())
                .param("address", actor.address())
                .param("correlationId", actor.correlationId())
                .param("action", action)
                .param("object", object)
                .param("detail", json.writeValueAsString(detail))
                .query((row, number) -> number)
                .list();
    }
}
