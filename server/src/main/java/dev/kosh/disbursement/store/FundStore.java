package dev.kosh.disbursement.store;

import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds sanctions that can pay. */
@Component
public class FundStore {

    private final JdbcClient jdbc;

    FundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A sanction with enough money as it was read; only {@link Ledger#reserve} says whether it still has it.
     *
     * @param ssuAllotmentId of its newest allotment that is no withdrawal
     */
    public record Candidate(
            UUID sanctionId,
            String headOfAccount,
            String ddoCode,
            String masterAllotmentId,
            String ssuAllotmentId,
            int allotmentSerial) {}

    /** Sanctions with at least the amount available: by the order of heads, the oldest first within a head. */
    public List<Candidate> withFunds(
            TenantId tenant, List<String> headsInOrder, Collection<String> ddoCodes, Money amount) {
        return jdbc.sql("""
                        select s.id, s.head_of_account, s.ddo_code, s.master_allotment_id, a.ssu_allotment_id,
                               a.serial_number
                        from disbursement.sanction s
                        join disbursement.fund f on f.tenant_id = s.tenant_id and f.sanction_id = s.id
                        cross join lateral (
                            select n.ssu_allotment_id, n.serial_number
                            from disbursement.allotment n
                            where n.tenant_id = s.tenant_id and n.sanction_id = s.id and n.kind <> 'WITHDRAWAL'
                            order by n.allotment_date desc, n.arrival desc
                            limit 1) a
                        where s.tenant_id = :tenant and s.head_of_account = any(:heads) and s.ddo_code = any(:ddos)
                          and f.available_paise >= :amount
                        order by array_position(:heads, s.head_of_account), s.created_at, s.id
                        """)
                .param("tenant", tenant.value())
                .param("heads", SqlArrays.of("text", headsInOrder))
                .param("ddos", SqlArrays.of("text", ddoCodes))
                .param("amount", amount.paise())
                .query((row, number) -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getString("head_of_account"),
                        row.getString("ddo_code"),
                        row.getString("master_allotment_id"),
                        row.getString("ssu_allotment_id"),
                        row.getInt("serial_number")))
                .list();
    }
}
