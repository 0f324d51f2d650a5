package dev.kosh.disbursement.store;

import dev.kosh.disbursement.Payee;
import dev.kosh.disbursement.PayeeType;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets how much of payments that pay several people by one account (docs/contract/disbursement.md). */
@Component
public class PayeeShares {

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    PayeeShares(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * What one of them gets.
     *
     * @param place among those whom the payment pays, from 1 on; it stays
     * @param mobileNumber as his bill has it
     */
    public record PayeeShare(
            UUID beneficiaryId,
            int place,
            PayeeType payeeType,
            Money amount,
            @Nullable String mobileNumber) {

        /** Without the number. */
        @Override
        public String toString() {
            return "PayeeShare[%s, %d]".formatted(beneficiaryId, place);
        }
    }

    /** The shares of those of the payments that pay several, in their order. */
    public List<PayeeShare> of(TenantId tenant, Collection<UUID> beneficiaries) {
        return jdbc.sql("""
                        select b.id, payee.place, payee.payee_id, share.payee_type, share.payee, share.paise
                        from disbursement.beneficiary b
                        cross join lateral jsonb_array_elements_text(b.additional_details -> 'payees')
                            with ordinality payee (payee_id, place)
                        cross join lateral (
                            select min(d.payee_type) as payee_type, (array_agg(d.payee order by d.id))[1] as payee,
                                   sum(i.amount_paise)::bigint as paise
                            from disbursement.beneficiary_line_item i
                            join disbursement.payable_line_item l on l.tenant_id = i.tenant_id and l.id = i.line_item_id
                            join disbursement.bill_detail d on d.tenant_id = l.tenant_id and d.id = l.bill_detail_id
                            where i.tenant_id = b.tenant_id and i.beneficiary_id = b.id
                              and d.payee_id = payee.payee_id) share
                        where b.tenant_id = :tenant and b.id = any(:beneficiaries) and share.paise is not null
                        order by b.id, payee.place
                        """)
                .param("tenant", tenant.value())
                .param("beneficiaries", SqlArrays.of("uuid", beneficiaries))
                .query(this::share)
                .list();
    }

    private PayeeShare share(ResultSet row, int number) throws SQLException {
        SentPayee sent = SealedPayee.open(secrets, row.getBytes("payee"));
        return new PayeeShare(
                row.getObject("id", UUID.class),
                row.getInt("place"),
                new Payee(
                                row.getString("payee_type"),
                                row.getString("payee_id"),
                                sent.name(),
                                sent.mobileNumber(),
                                null)
                        .payeeType(),
                Money.ofPaise(row.getLong("paise")),
                sent.mobileNumber());
    }
}
