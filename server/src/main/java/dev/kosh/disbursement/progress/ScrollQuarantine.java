package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps lines of a debit scroll that mean no payment of their instruction, once each, until a person has looked at them. */
@Component
class ScrollQuarantine {

    private static final String BETWEEN = "\u001f";

    private final JdbcClient jdbc;
    private final PersonalData secrets;
    private final Clock clock;

    ScrollQuarantine(JdbcClient jdbc, PersonalData secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    void add(PaymentInstruction pi, DebitScroll.Line line, QuarantineReason reason, CallReport report) {
        byte[] key = key(pi, line);
        jdbc.sql("""
                        insert into disbursement.failure_event as known
                            (tenant_id, id, pi_id, api, event_key, content_hash, bill_number, bill_reference,
                             voucher_number, voucher_date, beneficiary_number, account_number, ifsc, utr_number,
                             utr_date, end_to_end_id, state, reason_code, attempt_id, first_seen_at, last_seen_at)
                        values (:tenant, :id, :pi, :api, :key, :key, :number, :reference, :voucher, :voucherDate,
                                :benfId, :account, :ifsc, :utr, :utrDate, :endToEndId, 'QUARANTINED', :reason,
                                cast(:attempt as uuid), :at, :at)
                        on conflict (tenant_id, event_key) where kind = 'FAILURE' do update
                            set last_seen_at = excluded.last_seen_at, seen_count = known.seen_count + 1
                        """)
                .param("tenant", pi.tenantId().value())
                .param("id", Ids.next())
                .param("pi", pi.id())
                .param("api", report.api().name())
                .param("key", key)
                .param("number", pi.number())
                .param("reference", pi.advice() == null ? null : pi.advice().billReference())
                .param("voucher", line.voucherNumber())
                .param("voucherDate", line.voucherDate())
                .param("benfId", line.benfId())
                .param("account", secrets.encryptNullable(line.accountNumber()))
                .param("ifsc", line.ifsc())
                .param("utr", line.utrNumber())
                .param("utrDate", line.utrDate())
                .param("endToEndId", line.endToEndId())
                .param("reason", reason.name())
                .param("attempt", report.attemptId())
                .param("at", Times.bind(clock.instant()))
                .update();
    }

    /** Keyed, because a line holds an account number that a plain digest would let somebody guess. */
    private byte[] key(PaymentInstruction pi, DebitScroll.Line line) {
        return secrets.blindIndex(join(
                "debit",
                pi.number(),
                line.benfId(),
                line.accountNumber(),
                line.ifsc(),
                line.utrNumber(),
                line.endToEndId()));
    }

    private static String join(@Nullable String... parts) {
        return Arrays.stream(parts).map(part -> part == null ? "" : part).collect(Collectors.joining(BETWEEN));
    }
}
