package dev.kosh.platform.ids;

import dev.kosh.wire.TenantId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code platform.id_sequence}: a counter for each name of a state; the database makes each number once. */
@Component
class IdSequences {

    private final JdbcClient jdbc;

    IdSequences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next {@code count} numbers and answers the first of them. */
    long reserve(TenantId state, String name, int count) {
        return jdbc.sql("""
                        insert into platform.id_sequence as sequence (tenant_id, name, next)
                        values (:state, :name, 1 + :count)
                        on conflict (tenant_id, name) do update set next = sequence.next + :count
                        returning next - :count""")
                .param("state", state.value())
                .param("name", name.toLowerCase(Locale.ROOT))
                .param("count", count)
                .query(Long.class)
                .single();
    }
}
