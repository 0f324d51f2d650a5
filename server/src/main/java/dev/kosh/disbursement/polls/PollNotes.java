package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.reconciliation.Findings;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes calls that were not made. */
@Component
class PollNotes {

    /** Rule under which an instruction stands that lacks what a call needs. */
    static final String CONTEXT_MISSING = "LOCAL_CONTEXT_MISSING";

    private final JdbcClient jdbc;
    private final Findings findings;
    private final Clock clock;

    PollNotes(JdbcClient jdbc, Findings findings, Clock clock) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.clock = clock;
    }

    /** The treasury is never asked with blanks: what is missing is put on the exception report instead. */
    void incomplete(TreasuryService api, PollTarget target, List<String> missing, Occasion occasion) {
        Instant now = clock.instant();
        findings.raise(
                target.tenantId(),
                CONTEXT_MISSING,
                target.number() + " " + api,
                "a value of each parameter of " + api,
                "none of " + String.join(", ", missing),
                now);
        jdbc.sql("""
                        insert into disbursement.service_state as s
                            (tenant_id, pi_id, api, last_outcome, last_glitch, last_at, last_slot)
                        values (:tenant, :pi, :api, 'INVALID', :glitch, :at, :slot)
                        on conflict (tenant_id, pi_id, api) do update
                            set last_outcome = excluded.last_outcome, last_glitch = excluded.last_glitch,
                                last_at = excluded.last_at, last_slot = coalesce(excluded.last_slot, s.last_slot)
                        """)
                .param("tenant", target.tenantId().value())
                .param("pi", target.id())
                .param("api", api.name())
                .param("glitch", CONTEXT_MISSING)
                .param("at", Times.bind(now))
                .param("slot", Times.bindNullable(occasion.slot()))
                .update();
    }
}
