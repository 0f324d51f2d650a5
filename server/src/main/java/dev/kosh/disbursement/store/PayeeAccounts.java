package dev.kosh.disbursement.store;

import dev.kosh.disbursement.PayeeAccount;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the accounts that payees are paid to: of each the active primary one. */
@Component
public class PayeeAccounts {

    private final JdbcClient jdbc;
    private final PersonalData secrets;

    PayeeAccounts(JdbcClient jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /** By payee; payees without an active primary account are left out. */
    public Map<String, PayeeAccount> active(TenantId tenant, Collection<String> payees) {
        Map<String, PayeeAccount> byPayee = new HashMap<>();
        jdbc.sql("""
                        select a.payee_id, d.account, d.ifsc, d.account_type
                        from disbursement.bank_account a
                        join disbursement.bank_account_detail d
                            on d.tenant_id = a.tenant_id and d.bank_account_id = a.id and d.is_primary and d.is_active
                        where a.tenant_id = :tenant and a.payee_id = any(:payees)
                        """)
                .param("tenant", tenant.value())
                .param("payees", SqlArrays.of("text", payees))
                .query(row -> {
                    SealedAccount.Opened opened = SealedAccount.open(secrets, row.getBytes("account"));
                    byPayee.put(
                            row.getString("payee_id"),
                            new PayeeAccount(
                                    opened.holderName(),
                                    opened.accountNumber(),
                                    row.getString("ifsc"),
                                    row.getString("account_type")));
                });
        return byPayee;
    }
}
