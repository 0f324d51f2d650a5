package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.FailureState;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.PiType;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code disbursement.failure_event}, as an answer of the treasury is applied to it. */
@Component
class FailureStore {

    /** What the resolution of a record begins with that a person has put aside. */
    static final String PUT_ASIDE = "IGNORE";

    private final JdbcClient jdbc;
    private final FailureRecords records;

    FailureStore(JdbcClient jdbc, FailureRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /** Locks the first instruction of a chain until the transaction ends. */
    void lockChain(TenantId tenant, UUID instructionId) {
        jdbc.sql("""
                        select root.id
                        from disbursement.payment_instruction pi
                        join disbursement.payment_instruction root
                            on root.tenant_id = pi.tenant_id and root.id = pi.root_id
                        where pi.tenant_id = :tenant and pi.id = :id
                        for no key update of root
                        """)
                .param("tenant", tenant.value())
                .param("id", instructionId)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Instructions of these tenants that carry the number or the reference of a bill. */
    List<Candidate> candidates(Collection<TenantId> tenants, FailedBill bill) {
        return jdbc.sql("""
                        with named as (
                            select tenant_id, id from disbursement.payment_instruction
                            where tenant_id = any(:tenants) and pi_number = :number
                            union
                            select tenant_id, pi_id from disbursement.payment_advice
                            where tenant_id = any(:tenants) and bill_reference = :reference)
                        select pi.tenant_id, pi.id, pi.pi_number, pi.pi_type, pi.pi_status,
                               own.bill_reference, first.bill_reference as original_reference
                        from named
                        join disbursement.payment_instruction pi using (tenant_id, id)
                        left join disbursement.payment_advice own
                            on own.tenant_id = pi.tenant_id and own.pi_id = pi.id
                        left join disbursement.payment_advice first
                            on first.tenant_id = pi.tenant_id and first.pi_id = pi.root_id
                        """)
                .param(
                        "tenants",
                        SqlArrays.of(
                                "text", tenants.stream().map(TenantId::value).toList()))
                .param("number", bill.number())
                .param("reference", bill.billRefNo())
                .query((row, number) -> new Candidate(
                        new TenantId(row.getString("tenant_id")),
                        row.getObject("id", UUID.class),
                        row.getString("pi_number"),
                        PiType.valueOf(row.getString("pi_type")) == PiType.REVISED,
                        PiStatus.valueOf(row.getString("pi_status")),
                        row.getString("bill_reference"),
                        row.getString("original_reference")))
                .list();
    }

    /** Events that are stored under a key of these records. */
    List<KnownEvent> known(TenantId tenant, List<MatchedRow> rows) {
        List<byte[]> keys = rows.stream()
                .flatMap(row -> Stream.of(row.key(), row.unmatchedKey()))
                .distinct()
                .map(HexFormat.of()::parseHex)
                .toList();
        return jdbc.sql("""
                        select id, encode(event_key, 'hex') as key, encode(content_hash, 'hex') as hash, state
                        from disbursement.failure_event
                        where tenant_id = :tenant and kind = 'FAILURE' and event_key = any(:keys)
                        """)
                .param("tenant", tenant.value())
                .param("keys", SqlArrays.of("bytea", keys))
                .query((row, number) -> new KnownEvent(
                        row.getObject("id", UUID.class),
                        row.getString("key"),
                        row.getString("hash"),
                        FailureState.valueOf(row.getString("state"))))
                .list();
    }

    /** Writes what a plan says of the records themselves. */
    void write(FailureSource source, FailedBill bill, FailurePlan plan, Instant now) {
        if (!plan.events().isEmpty()) {
            insert(source, bill, plan.events(), now);
        }
        if (!plan.timesSeen().isEmpty()) {
            touch(source.tenantId(), plan.timesSeen(), now);
        }
        plan.corrections().forEach(each -> correct(source, bill, each, now));
        if (!plan.matchedAtLast().isEmpty()) {
            resolve(source.tenantId(), plan.matchedAtLast(), "APPLIED", FailureSource.SYSTEM, now);
        }
    }

    private void insert(FailureSource source, FailedBill bill, List<FailurePlan.NewEvent> events, Instant now) {
        jdbc.sql("""
                        insert into disbursement.failure_event as known
                            (tenant_id, id, pi_id, beneficiary_id, api, event_key, content_hash, bill_number,
                             bill_reference, original_bill_ref, token_number, token_date, voucher_number, voucher_date,
                             beneficiary_number, account_number, ifsc, utr_number, utr_date, end_to_end_id,
                             challan_number, challan_date, failed_reason, state, reason_code, warnings, sms_state,
                             attempt_id, first_seen_at, last_seen_at)
                        select :tenant, id, pi_id, beneficiary_id, :api, decode(event_key, 'hex'),
                               decode(content_hash, 'hex'), bill_number, bill_reference, original_bill_ref,
                               token_number, token_date, voucher_number, voucher_date, beneficiary_number,
                               decode(account_number, 'hex'), ifsc, utr_number, utr_date, end_to_end_id,
                               challan_number, challan_date, failed_reason, state, reason_code, warnings, sms_state,
                               cast(:attempt as uuid), :now, :now
                        from jsonb_to_recordset(cast(:events as jsonb)) as event
                            (id uuid, pi_id uuid, beneficiary_id uuid, event_key text, content_hash text,
                             bill_number text, bill_reference text, original_bill_ref text, token_number text,
                             token_date text, voucher_number text, voucher_date text, beneficiary_number text,
                             account_number text, ifsc text, utr_number text, utr_date text, end_to_end_id text,
                             challan_number text, challan_date text, failed_reason text, state text,
                             reason_code text, warnings text[], sms_state text)
                        on conflict (tenant_id, event_key) where kind = 'FAILURE' do update
                            set last_seen_at = excluded.last_seen_at, seen_count = known.seen_count + 1
                        """)
                .param("tenant", source.tenantId().value())
                .param("api", source.api().name())
                .param("attempt", source.attemptId())
                .param("events", records.json(source, bill, events))
                .param("now", Times.bind(now))
                .update();
    }

    private void touch(TenantId tenant, Map<UUID, Integer> timesSeen, Instant now) {
        jdbc.sql("""
                        update disbursement.failure_event event
                        set last_seen_at = :now, seen_count = event.seen_count + seen.times
                        from unnest(cast(:ids as uuid[]), cast(:times as int[])) as seen (id, times)
                        where event.tenant_id = :tenant and event.id = seen.id
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", timesSeen.keySet()))
                .param("times", SqlArrays.of("int", timesSeen.values()))
                .param("now", Times.bind(now))
                .update();
    }

    /** Keeps what the record said so far as history, and lets it say what it says now. */
    private void correct(FailureSource source, FailedBill bill, FailurePlan.CorrectedEvent corrected, Instant now) {
        jdbc.sql("""
                        insert into disbursement.failure_event
                            (tenant_id, id, pi_id, beneficiary_id, api, kind, event_key, content_hash, bill_number,
                             bill_reference, original_bill_ref, token_number, token_date, voucher_number, voucher_date,
                             beneficiary_number, account_number, ifsc, utr_number, utr_date, end_to_end_id,
                             challan_number, challan_date, failed_reason, state, reason_code, warnings, sms_state,
                             attempt_id, first_seen_at, last_seen_at, seen_count)
                        select tenant_id, :history, pi_id, beneficiary_id, api, 'CORRECTION', event_key, content_hash,
                               bill_number, bill_reference, original_bill_ref, token_number, token_date,
                               voucher_number, voucher_date, beneficiary_number, account_number, ifsc, utr_number,
                               utr_date, end_to_end_id, challan_number, challan_date, failed_reason, state,
                               reason_code, warnings, 'NONE', attempt_id, first_seen_at, last_seen_at, seen_count
                        from disbursement.failure_event
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", source.tenantId().value())
                .param("id", corrected.eventId())
                .param("history", Ids.next())
                .update();
        jdbc.sql("""
                        update disbursement.failure_event
                        set api = :api, content_hash = decode(:hash, 'hex'), voucher_number = :voucherNo,
                            voucher_date = :voucherDate, beneficiary_number = :benfId, account_number = :account,
                            ifsc = :ifsc, utr_number = :utrNo, utr_date = :utrDate, end_to_end_id = :endToEndId,
                            challan_number = :challanNumber, challan_date = :challanDate, failed_reason = :reason,
                            original_bill_ref = :original, warnings = :warnings, attempt_id = cast(:attempt as uuid),
                            last_seen_at = :now, seen_count = seen_count + 1
                        where tenant_id = :tenant and id = :id
                        """)
                .param("tenant", source.tenantId().value())
                .param("id", corrected.eventId())
                .param("api", source.api().name())
                .param("attempt", source.attemptId())
                .param("now", Times.bind(now))
                .params(records.parameters(bill, corrected.matched()))
                .update();
    }

    static boolean isPutAside(@Nullable String resolution) {
        return resolution != null && resolution.startsWith(PUT_ASIDE);
    }

    /** Ends the waiting of events, and of those that were put aside; the number of them. */
    int resolve(TenantId tenant, Collection<UUID> ids, String resolution, String by, Instant now) {
        return jdbc.sql("""
                        update disbursement.failure_event
                        set state = 'RESOLVED', resolution = :resolution, resolved_by = :by, resolved_at = :now
                        where tenant_id = :tenant and id = any(:ids)
                          and (state in ('QUARANTINED', 'WAITING_CONTEXT')
                               or state = 'RESOLVED' and starts_with(resolution, :putAside))
                        """)
                .param("tenant", tenant.value())
                .param("ids", SqlArrays.of("uuid", ids))
                .param("putAside", PUT_ASIDE)
                .param("resolution", resolution)
                .param("by", by)
                .param("now", Times.bind(now))
                .update();
    }
}
