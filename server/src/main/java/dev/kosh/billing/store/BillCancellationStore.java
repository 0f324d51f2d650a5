package dev.kosh.billing.store;

import dev.kosh.billing.Bill;
import dev.kosh.events.Actor;
import dev.kosh.sql.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Withdraws bills: one statement, which does it whole or not at all. */
@Component
public class BillCancellationStore {

    private final JdbcClient jdbc;

    BillCancellationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False, with nothing written, when the account moved on since it was read at that version.
     *
     * @param details the bill's additional details from now on
     * @param locale language of the payer's message
     */
    public boolean cancel(
            Bill active, long accountVersion, @Nullable JsonNode details, Instant at, String locale, Actor actor) {
        return jdbc.sql("""
                        select billing.cancel_bill(:tenant, :service, :consumer, :version, :id, :details::jsonb, :at,
                            :actor, :client, :address, :correlation, :locale)
                        """)
                .param("tenant", active.tenantId().value())
                .param("service", active.businessService())
                .param("consumer", active.consumerCode())
                .param("version", accountVersion)
                .param("id", active.id())
                .param("details", StoredLines.writeNode(details))
                .param("at", Times.bind(at))
                .param("actor", actor.userUuid())
                .param("client", actor.clientId())
                .param("address", actor.address())
                .param("correlation", actor.correlationId())
                .param("locale", locale)
                .query(Boolean.class)
                .single();
    }
}
