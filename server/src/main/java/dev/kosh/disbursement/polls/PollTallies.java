package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.jobs.Pass;
import dev.kosh.sql.Times;
import dev.kosh.treasury.TreasuryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts from what is stored what a run has brought so far, for the process that goes on where another died. */
@Component
class PollTallies {

    private final JdbcClient jdbc;

    PollTallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Counts of(TreasuryService api, Pass pass) {
        return jdbc.sql("""
                        select asked.*, failed.payments
                        from (
                            select count(*) as called,
                                   count(*) filter (where last_outcome = 'NO_RESPONSE') as no_response,
                                   count(*) filter (where last_outcome = 'SUCCESS') as success
                            from disbursement.service_state
                            where api = :api and last_slot = :slot and last_outcome <> 'INVALID') asked
                        cross join (
                            select count(*) as payments
                            from disbursement.failure_event event
                            join disbursement.service_state state
                                on state.tenant_id = event.tenant_id and state.pi_id = event.pi_id
                                and state.api = event.api and state.last_slot = :slot
                            where event.api = :api and event.kind = 'FAILURE' and event.state = 'APPLIED'
                              and event.first_seen_at >= :slot) failed
                        """)
                .param("api", api.name())
                .param("slot", Times.bind(pass.slot()))
                .query((row, number) -> {
                    long called = row.getLong("called");
                    long noResponse = row.getLong("no_response");
                    long success = row.getLong("success");
                    return new Counts(
                            0, called, noResponse, called - noResponse - success, success, row.getLong("payments"), 0);
                })
                .single();
    }
}
