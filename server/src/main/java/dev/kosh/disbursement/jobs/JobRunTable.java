package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.JobScope;
import dev.kosh.sql.Times;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code disbursement.scheduler_run}: one row per job and slot, whoever works at it. */
@Component
class JobRunTable {

    private static final String COLUMNS = """
            select id, job, slot, trigger, state, scope_tenant_id, scope_pi_number, scope_voucher_date, pass, started_at,
                   first_pass_ended_at, next_pass_at, ended_at, node, eligible, called, no_response, error, success,
                   failed_payments, faults
            from disbursement.scheduler_run
            """;

    private final JdbcClient jdbc;

    JobRunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a run unless the slot has one; whether it was added. */
    boolean open(UUID id, Job job, Instant slot, Trigger trigger, State state, JobScope scope, Instant now) {
        return jdbc.sql("""
                        insert into disbursement.scheduler_run as known
                            (id, job, slot, trigger, state, scope_tenant_id, scope_pi_number, scope_voucher_date, opened_at,
                             next_pass_at)
                        values (:id, :job, :slot, :trigger, :state, :tenant, :piNumber, :voucherDate, :now,
                                case when :state = 'WAITING'
                                    then least(cast(:slot as timestamptz), cast(:now as timestamptz)) end)
                        on conflict (job, slot) do update
                        set state = excluded.state, opened_at = excluded.opened_at, next_pass_at = excluded.next_pass_at
                        where known.state = 'MISSED' and excluded.state = 'WAITING'
                        """)
                        .param("id", id)
                        .param("job", job.name())
                        .param("slot", Times.bind(slot))
                        .param("trigger", trigger.name())
                        .param("state", state.name())
                        .param(
                                "tenant",
                                scope.tenantId() == null
                                        ? null
                                        : scope.tenantId().value())
                        .param("piNumber", scope.piNumber())
                        .param("voucherDate", scope.voucherDate())
                        .param("now", Times.bind(now))
                        .update()
                == 1;
    }

    /** Ends what earlier slots of a job left open. */
    void overtake(Job job, Instant slot, Instant now) {
        jdbc.sql("""
                        update disbursement.scheduler_run
                        set state = 'OVERTAKEN', ended_at = :now, next_pass_at = null
                        where job = :job and slot < :slot and trigger = 'CRON' and state in ('WAITING', 'RUNNING')
                        """)
                .param("job", job.name())
                .param("slot", Times.bind(slot))
                .param("now", Times.bind(now))
                .update();
    }

    /** Runs whose next pass is due, and those that a process left in the middle. */
    List<JobRun> due(Instant now) {
        return jdbc.sql(COLUMNS + "where state in ('WAITING', 'RUNNING') and next_pass_at <= :now")
                .param("now", Times.bind(now))
                .query(JobRunTable::run)
                .list();
    }

    /**
     * Makes this process the one that works at a run; a process that worked at it before finds out at its next report.
     *
     * @param read the run as it was read
     * @return false, with nothing changed, when it is further than that by now, or has ended
     */
    boolean take(JobRun read, UUID holder, String node, long eligible, Instant now) {
        return jdbc.sql("""
                        update disbursement.scheduler_run
                        set state = 'RUNNING', holder = :holder, node = :node, started_at = coalesce(started_at, :now),
                            eligible = case when pass = 0 and started_at is null then :eligible else eligible end
                        where id = :id and state = :state and pass = :pass
                        """)
                        .param("id", read.id())
                        .param("state", read.state().name())
                        .param("pass", read.pass())
                        .param("holder", holder)
                        .param("node", node)
                        .param("eligible", eligible)
                        .param("now", Times.bind(now))
                        .update()
                == 1;
    }

    /** Notes how far the run is; whether it is still this holder's. */
    boolean report(UUID id, UUID holder, Counts counts) {
        return jdbc.sql("""
                        update disbursement.scheduler_run
                        set called = :called, no_response = :noResponse, error = :error, success = :success,
                            failed_payments = :failedPayments, faults = :faults
                        where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                        .param("id", id)
                        .param("holder", holder)
                        .param("called", counts.called())
                        .param("noResponse", counts.noResponse())
                        .param("error", counts.error())
                        .param("success", counts.success())
                        .param("failedPayments", counts.failedPayments())
                        .param("faults", counts.faults())
                        .update()
                == 1;
    }

    /** Ends a pass, and with it the run when no other follows. */
    void endPass(UUID id, UUID holder, @Nullable Instant nextPassAt, Instant now) {
        jdbc.sql("""
                        update disbursement.scheduler_run
                        set first_pass_ended_at = coalesce(first_pass_ended_at, :now),
                            state = case when cast(:next as timestamptz) is null then 'ENDED' else 'WAITING' end,
                            pass = case when cast(:next as timestamptz) is null then pass else pass + 1 end,
                            next_pass_at = :next,
                            ended_at = case when cast(:next as timestamptz) is null then :now end
                        where id = :id and holder = :holder and state = 'RUNNING'
                        """)
                .param("id", id)
                .param("holder", holder)
                .param("next", Times.bindNullable(nextPassAt))
                .param("now", Times.bind(now))
                .update();
    }

    /** Lets a run wait that broke off. */
    void postpone(UUID id, Instant until) {
        jdbc.sql("""
                        update disbursement.scheduler_run
                        set next_pass_at = :until
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).param("until", Times.bind(until)).update();
    }

    /** When the first pass of a run ended. */
    Optional<Instant> firstPassEndedAt(UUID id) {
        return jdbc.sql("select first_pass_ended_at from disbursement.scheduler_run where id = :id")
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(Times.readNullable(row, "first_pass_ended_at")))
                .single();
    }

    /** The newest slot of a job that has a run by the clock and is not ahead of it. */
    Optional<Instant> newestSlot(Job job, Instant now) {
        return jdbc.sql("""
                        select slot
                        from disbursement.scheduler_run
                        where job = :job and trigger = 'CRON' and slot <= :now and state <> 'MISSED'
                        order by slot desc
                        limit 1
                        """)
                .param("job", job.name())
                .param("now", Times.bind(now))
                .query((row, number) -> Times.read(row, "slot"))
                .optional();
    }

    Optional<JobRun> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query(JobRunTable::run)
                .optional();
    }

    List<JobRun> latest(int limit) {
        return jdbc.sql(COLUMNS + "order by slot desc, opened_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(JobRunTable::run)
                .list();
    }

    private static JobRun run(ResultSet row, int number) throws SQLException {
        String tenant = row.getString("scope_tenant_id");
        return new JobRun(
                row.getObject("id", UUID.class),
                Job.valueOf(row.getString("job")),
                Times.read(row, "slot"),
                Trigger.valueOf(row.getString("trigger")),
                State.valueOf(row.getString("state")),
                new JobScope(
                        tenant == null ? null : new TenantId(tenant),
                        row.getString("scope_pi_number"),
                        row.getObject("scope_voucher_date", LocalDate.class)),
                row.getInt("pass"),
                Times.readNullable(row, "started_at"),
                Times.readNullable(row, "next_pass_at"),
                Times.readNullable(row, "ended_at"),
                row.getString("node"),
                new Counts(
                        row.getLong("eligible"),
                        row.getLong("called"),
                        row.getLong("no_response"),
                        row.getLong("error"),
                        row.getLong("success"),
                        row.getLong("failed_payments"),
                        row.getLong("faults")));
    }
}
