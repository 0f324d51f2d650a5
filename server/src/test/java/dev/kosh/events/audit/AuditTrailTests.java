package dev.kosh.events.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.events.Actor;
import dev.kosh.events.AuditEntry;
import dev.kosh.events.AuditQuery;
import dev.kosh.events.AuditTrail;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@KoshServerTest
class AuditTrailTests {

    private static final TenantId AMRITSAR = new TenantId("pb.amritsar");
    private static final Actor CLERK = new Actor("uuid-1", "egov-user-client", "10.0.0.7", "correlation-1");

    private final String payment = UUID.randomUUID().toString();

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JsonMapper json;

    @Test
    void whatHappenedToAnObjectIsToldInOrder() {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", payment, json.readTree("{\"amount\":700}"));
        trail.record(AMRITSAR, CLERK, "CANCELLED", "PAYMENT", payment, null);
        trail.record(AMRITSAR, CLERK, "CREATED", "BILL", payment, null);
        trail.record(new TenantId("pb.jalandhar"), CLERK, "CREATED", "PAYMENT", payment, null);

        var entries = trail.of(AMRITSAR, "PAYMENT", payment);
        assertThat(entries).extracting(AuditEntry::action).containsExactly("CREATED", "CANCELLED");
        assertThat(entries.get(0).actor()).isEqualTo(CLERK);
        assertThat(entries.get(0).at()).isEqualTo(clock.instant());
        assertThat(entries.get(0).detail()).isEqualTo(json.readTree("{\"amount\":700}"));
        assertThat(entries.get(1).detail()).isNull();
    }

    private static AuditQuery ofObject(String objectId, int limit, int offset) {
        return new AuditQuery(AMRITSAR, null, objectId, null, null, null, null, limit, offset);
    }

    @Test
    void anObjectIsFoundWithoutItsTypeLatestFirstAndInPages() {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", payment, null);
        trail.record(AMRITSAR, CLERK, "MADE", "BILL", payment, null);
        trail.record(AMRITSAR, CLERK, "PAID", "ZEBRA", payment, null);
        trail.record(AMRITSAR, CLERK, "CANCELLED", "PAYMENT", payment, null);
        trail.record(AMRITSAR, CLERK, "OTHER", "PAYMENT", payment + "-other", null);
        trail.record(new TenantId("pb.jalandhar"), CLERK, "CREATED", "PAYMENT", payment, null);

        assertThat(trail.find(ofObject(payment, 50, 0)))
                .extracting(AuditEntry::action)
                .containsExactly("CANCELLED", "PAID", "MADE", "CREATED");
        assertThat(trail.find(ofObject(payment, 2, 1)))
                .extracting(AuditEntry::action)
                .containsExactly("PAID", "MADE");
        assertThat(trail.find(ofObject(payment + "-none", 50, 0))).isEmpty();
    }

    /** PostgreSQL skips over the types by itself since 18 only; we run on 15, too. */
    @Test
    void anObjectWithoutItsTypeIsLookedUpByTheWholeKey() {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", payment, null);
        Map<String, Object> given = new LinkedHashMap<>();
        String search = AuditTable.search(ofObject(payment, 50, 0), given);

        List<String> plan = transactions.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            return jdbc.sql("explain " + search)
                    .params(given)
                    .query(String.class)
                    .list();
        });

        assertThat(plan)
                .anySatisfy(line -> assertThat(line)
                        .contains("Index Cond", "tenant_id = ", "object_type = known.object_type", "object_id = "));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
    }

    @Test
    void anEntrySharesTheFateOfWhatItTellsOf() {
        transactions.executeWithoutResult(transaction -> {
            trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", payment, null);
            transaction.setRollbackOnly();
        });

        assertThat(trail.of(AMRITSAR, "PAYMENT", payment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update events.audit_entry set action = 'NOTHING'",
                "delete from events.audit_entry",
                "truncate events.audit_entry"
            })
    void entriesCannotBeChanged(String change) {
        trail.record(AMRITSAR, CLERK, "CREATED", "PAYMENT", payment, null);

        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(trail.of(AMRITSAR, "PAYMENT", payment)).hasSize(1);
    }
}
