package dev.kosh.billing.store;

import dev.kosh.billing.Bill;
import dev.kosh.events.Actor;
import dev.kosh.sql.Times;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a replaced bill back in the place of its successor. */
@Component
public class LateBillStore {

    private final JdbcClient jdbc;

    LateBillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False, with nothing written, when the consumer's account moved on since it was read at that version. */
    public boolean reinstate(Bill bill, long accountVersion, Actor actor, Instant at) {
        return jdbc.sql("""
                        select billing.reinstate_bill(
                            :tenant, :service, :consumer, :version, :bill, :at, :actor, :client, :address, :correlation)
                        """)
                .param("tenant", bill.tenantId().value())
                .param("service", bill.businessService())
                .param("consumer", bill.consumerCode())
                .param("version", accountVersion)
                .param("bill", bill.id())
                .param("at", Times.bind(at))
                .param("actor", actor.userUuid())
                .param("client", actor.clientId())
                .param("address", actor.address())
                .param("correlation", actor.correlationId())
                .query(Boolean.class)
                .single();
    }
}
