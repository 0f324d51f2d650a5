package dev.kosh.disbursement.actions;

import dev.kosh.sql.Times;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mark of instructions that were signed for another amount. */
@Component
class AmountReviews {

    private final JdbcClient jdbc;

    AmountReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the mark away; false when there is none. */
    boolean lift(TenantId tenant, UUID instruction, String by, Instant now) {
        return jdbc.sql("""
                        update disbursement.payment_instruction
                        set amount_mismatch = false, modified_by = :by, modified_at = :now, version = version + 1
                        where tenant_id = :tenant and id = :pi and amount_mismatch
                        """)
                        .param("tenant", tenant.value())
                        .param("pi", instruction)
                        .param("by", by)
                        .param("now", Times.bind(now))
                        .update()
                == 1;
    }
}
