package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.polls.PollTarget;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which instruction a reference of the treasury belongs to. */
@Component
class BillReferences {

    private final JdbcClient jdbc;

    BillReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of another instruction that has the reference. */
    Optional<String> ownerBeside(PollTarget target, String reference) {
        return jdbc.sql("""
                        select pi.pi_number
                        from disbursement.payment_advice advice
                        join disbursement.payment_instruction pi
                            on pi.tenant_id = advice.tenant_id and pi.id = advice.pi_id
                        where advice.tenant_id = :tenant and advice.bill_reference = :reference and advice.pi_id <> :pi
                        """)
                .param("tenant", target.tenantId().value())
                .param("reference", reference)
                .param("pi", target.id())
                .query(String.class)
                .optional();
    }
}
