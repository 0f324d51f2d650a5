package dev.kosh.disbursement.store;

import dev.kosh.disbursement.LedgerKind;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only place that moves funds: each movement is a line of the ledger and the same change of the fund, in one
 * statement. Callers hold the lock of the instruction, so that what it did so far stands still.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an instruction did to its fund so far. */
    private record Done(Map<LedgerKind, Integer> times) {

        int of(LedgerKind kind) {
            return times.getOrDefault(kind, 0);
        }

        /** A reservation ends by its release, or by the expense that it becomes. */
        boolean holdsReservation() {
            return of(LedgerKind.RESERVE) > of(LedgerKind.RELEASE) + of(LedgerKind.DEBIT);
        }
    }

    /** Takes the amount out of what is available of the sanction; false, with nothing changed, when there is less. */
    public boolean reserve(TenantId tenant, UUID instruction, UUID sanction, Money amount, Instant at, String by) {
        int moved = jdbc.sql("""
                        update disbursement.fund
                        set available_paise = available_paise - :amount, reserved_paise = reserved_paise + :amount
                        where tenant_id = :tenant and sanction_id = :sanction and available_paise >= :amount
                        """)
                .param("tenant", tenant.value())
                .param("sanction", sanction)
                .param("amount", amount.paise())
                .update();
        if (moved == 0) {
            return false;
        }
        append(tenant, instruction, sanction, LedgerKind.RESERVE, amount, at, by);
        return true;
    }

    /** Whether the instruction holds a reservation that is neither released nor spent. */
    public boolean holdsReservation(TenantId tenant, UUID instruction) {
        return done(tenant, instruction).holdsReservation();
    }

    /** Gives a reservation back; nothing when there is none. */
    public void release(PaymentInstruction pi, Instant at, String by) {
        UUID sanction = pi.funds().sanctionId();
        if (sanction != null && done(pi.tenantId(), pi.id()).holdsReservation()) {
            move(pi, sanction, pi.net().paise(), -pi.net().paise(), 0);
            append(pi.tenantId(), pi.id(), sanction, LedgerKind.RELEASE, pi.net(), at, by);
        }
    }

    /** Spends the reservation; nothing when the expense is booked already. */
    public void expense(PaymentInstruction pi, Instant at, String by) {
        UUID sanction = Objects.requireNonNull(pi.funds().sanctionId(), "an instruction that was sent has a sanction");
        Done done = done(pi.tenantId(), pi.id());
        if (done.of(LedgerKind.DEBIT) == 0) {
            long net = pi.net().paise();
            boolean reserved = done.holdsReservation();
            // Without a reservation the money is taken from what is available, even below zero: it is spent.
            move(pi, sanction, reserved ? 0 : -net, reserved ? -net : 0, net);
            append(pi.tenantId(), pi.id(), sanction, LedgerKind.DEBIT, pi.net(), at, by);
        }
    }

    /** Takes a booked expense back, or releases the reservation when none was booked; once. */
    public void reverse(PaymentInstruction pi, Instant at, String by) {
        UUID sanction = pi.funds().sanctionId();
        Done done = done(pi.tenantId(), pi.id());
        if (sanction == null || done.of(LedgerKind.DEBIT) == 0) {
            release(pi, at, by);
        } else if (done.of(LedgerKind.REVERSAL) == 0) {
            move(pi, sanction, pi.net().paise(), 0, -pi.net().paise());
            append(pi.tenantId(), pi.id(), sanction, LedgerKind.REVERSAL, pi.net(), at, by);
        }
    }

    /** Notes money that came into suspense, or left it, for one payment; moves no funds. */
    public void memo(
            PaymentInstruction pi,
            LedgerKind kind,
            UUID beneficiary,
            Money amount,
            @Nullable String challan,
            Instant at,
            String by) {
        insert(pi.tenantId(), pi.id(), null, kind, amount, at, by, beneficiary, challan);
    }

    private void move(PaymentInstruction pi, UUID sanction, long available, long reserved, long debited) {
        int moved = jdbc.sql("""
                        update disbursement.fund
                        set available_paise = available_paise + :available, reserved_paise = reserved_paise + :reserved,
                            debited_paise = debited_paise + :debited
                        where tenant_id = :tenant and sanction_id = :sanction
                        """)
                .param("tenant", pi.tenantId().value())
                .param("sanction", sanction)
                .param("available", available)
                .param("reserved", reserved)
                .param("debited", debited)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("sanction " + sanction + " has no fund");
        }
    }

    private Done done(TenantId tenant, UUID instruction) {
        Map<LedgerKind, Integer> times = new EnumMap<>(LedgerKind.class);
        jdbc.sql("""
                        select kind, count(*) times from disbursement.ledger_entry
                        where tenant_id = :tenant and pi_id = :pi
                        group by kind
                        """).param("tenant", tenant.value()).param("pi", instruction).query(row -> {
            times.put(LedgerKind.valueOf(row.getString("kind")), row.getInt("times"));
        });
        return new Done(times);
    }

    private void append(
            TenantId tenant, UUID instruction, UUID sanction, LedgerKind kind, Money amount, Instant at, String by) {
        insert(tenant, instruction, sanction, kind, amount, at, by, null, null);
    }

    private void insert(
            TenantId tenant,
            UUID instruction,
            @Nullable UUID sanction,
            LedgerKind kind,
            Money amount,
            Instant at,
            String by,
            @Nullable UUID beneficiary,
            @Nullable String challan) {
        jdbc.sql("""
                        insert into disbursement.ledger_entry
                            (tenant_id, pi_id, kind, sequence, id, sanction_id, amount_paise, at, beneficiary_id,
                             challan_number, created_by)
                        select :tenant, :pi, :kind, count(*) + 1, :id, cast(:sanction as uuid), :amount, :at,
                               cast(:beneficiary as uuid), :challan, :by
                        from disbursement.ledger_entry
                        where tenant_id = :tenant and pi_id = :pi and kind = :kind
                        """)
                .param("tenant", tenant.value())
                .param("pi", instruction)
                .param("kind", kind.name())
                .param("id", Ids.next())
                .param("sanction", sanction)
                .param("amount", amount.paise())
                .param("at", Times.bind(at))
                .param("beneficiary", beneficiary)
                .param("challan", challan)
                .param("by", by)
                .update();
    }
}
