package dev.kosh.disbursement.actions;

import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How often people may ask the treasury about one instruction. */
@Component
class RefreshTimes {

    private static final Duration APART = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    RefreshTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn to ask; false when somebody took it less than a minute ago, here or in another process. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean take(TenantId tenant, UUID instruction, Instant now) {
        return jdbc.sql("""
                        update disbursement.payment_instruction
                        set refreshed_at = :now
                        where tenant_id = :tenant and id = :pi
                          and (refreshed_at is null or refreshed_at <= :before or refreshed_at > :now)
                        """)
                        .param("tenant", tenant.value())
                        .param("pi", instruction)
                        .param("now", Times.bind(now))
                        .param("before", Times.bind(now.minus(APART)))
                        .update()
                == 1;
    }
}
