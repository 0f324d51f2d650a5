package dev.kosh.disbursement;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.wire.Money;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the books and the time line say of the instructions of {@link Payouts}, and records made as no call makes them. */
@TestComponent
class PayoutRecords {

    private final JdbcClient jdbc;
    private final Payouts payouts;

    PayoutRecords(JdbcClient jdbc, Payouts payouts) {
        this.jdbc = jdbc;
        this.payouts = payouts;
    }

    /** Status, reason and paid rupees of the payment of the bills that an instruction is for. */
    String billPayment(String piNumber) {
        return jdbc.sql("""
                        select status || ' ' || reference_status as stands, net_paid_paise
                        from disbursement.bill_payment
                        where tenant_id = :tenant and payment_number = :payment
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("payment", payouts.pi(piNumber).paymentNumber())
                .query((row, number) -> row.getString("stands") + " " + Money.ofPaise(row.getLong("net_paid_paise")))
                .single();
    }

    /** What of an instruction's chain lies in suspense, by the memos of the ledger. */
    String suspense(String piNumber) {
        return Money.ofPaise(jdbc.sql("""
                        select coalesce(sum(case kind when 'SUSPENSE_IN' then amount_paise
                                                      when 'SUSPENSE_OUT' then -amount_paise end), 0)
                        from disbursement.ledger_entry e
                        join disbursement.payment_instruction pi on pi.tenant_id = e.tenant_id and pi.id = e.pi_id
                        where pi.tenant_id = :tenant and pi.root_id = :root
                        """)
                        .param("tenant", Payouts.TENANT.value())
                        .param("root", payouts.pi(piNumber).rootId())
                        .query(Long.class)
                        .single())
                .toString();
    }

    /** Entries of the time line about one service, oldest first. */
    List<String> statusLog(String piNumber, String api) {
        return jdbc.sql("""
                        select status from disbursement.status_log
                        where tenant_id = :tenant and pi_id = :pi and api = :api order by id
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("pi", payouts.pi(piNumber).id())
                .param("api", api)
                .query((row, number) -> row.getString("status"))
                .list();
    }

    /** Rules that an instruction breaks by the exception report. */
    List<String> findings(String piNumber) {
        return jdbc.sql("""
                        select rule from disbursement.reconciliation_exception
                        where tenant_id = :tenant and starts_with(subject, :number)
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("number", piNumber)
                .query((row, number) -> row.getString("rule"))
                .list();
    }

    /** As if the advice had come without a token. */
    void forgetToken(String piNumber) {
        jdbc.sql("update disbursement.payment_advice set token_number = null where tenant_id = :tenant and pi_id = :pi")
                .param("tenant", Payouts.TENANT.value())
                .param("pi", payouts.pi(piNumber).id())
                .update();
    }

    /** As if the treasury had told that date of the voucher. */
    void dateVoucher(String piNumber, String date) {
        for (String table : List.of("payment_advice", "beneficiary")) {
            jdbc.sql("update disbursement." + table
                            + " set voucher_date = :date where tenant_id = :tenant and pi_id = :pi")
                    .param("date", date)
                    .param("tenant", Payouts.TENANT.value())
                    .param("pi", payouts.pi(piNumber).id())
                    .update();
        }
    }

    /** As if both payments had gone to the account of the first; ours never do. */
    void sharesAccount(String piNumber, Worker first, Worker second) {
        jdbc.sql("""
                        update disbursement.beneficiary set account_index = (
                            select account_index from disbursement.beneficiary where tenant_id = :tenant and id = :first)
                        where tenant_id = :tenant and id = :second
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("first", payouts.payment(piNumber, first).id())
                .param("second", payouts.payment(piNumber, second).id())
                .update();
    }

    /** As if a payment had another number than the chain's first instruction has for it. */
    void renumber(Beneficiary payment, String number) {
        jdbc.sql("update disbursement.beneficiary set beneficiary_number = :number"
                        + " where tenant_id = :tenant and id = :payment")
                .param("number", number)
                .param("tenant", Payouts.TENANT.value())
                .param("payment", payment.id())
                .update();
    }

    /** The registry knows no account of a worker any more. */
    void withdrawAccount(Worker worker) {
        jdbc.sql("""
                        update disbursement.bank_account_detail detail set is_active = false
                        from disbursement.bank_account account
                        where account.tenant_id = :tenant and account.payee_id = :payee
                          and detail.tenant_id = account.tenant_id and detail.bank_account_id = account.id
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("payee", worker.id())
                .update();
    }

    /** What an instruction's chain took from its sanction. */
    String funds(String piNumber) {
        return Money.ofPaise(jdbc.sql("""
                        select coalesce(sum(case kind when 'DEBIT' then amount_paise
                                                      when 'REVERSAL' then -amount_paise end), 0)
                        from disbursement.ledger_entry e
                        join disbursement.payment_instruction pi on pi.tenant_id = e.tenant_id and pi.id = e.pi_id
                        where pi.tenant_id = :tenant and pi.root_id = :root
                        """)
                        .param("tenant", Payouts.TENANT.value())
                        .param("root", payouts.pi(piNumber).rootId())
                        .query(Long.class)
                        .single())
                .toString();
    }

    /** Records of a number that wait for its reference. */
    int waiting(String piNumber) {
        return jdbc.sql("""
                        select count(*) from disbursement.failure_event
                        where tenant_id = :tenant and bill_number = :number and state = 'WAITING_CONTEXT'
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("number", piNumber)
                .query(Integer.class)
                .single();
    }

    /** Late echoes that the time line of an instruction counts. */
    int lateEchoes(String piNumber) {
        return jdbc.sql("""
                        select coalesce(sum((details -> 'counts' ->> 'lateEchoes')::int), 0)
                        from disbursement.status_log where tenant_id = :tenant and pi_id = :pi and api = 'FD'
                        """)
                .param("tenant", Payouts.TENANT.value())
                .param("pi", payouts.pi(piNumber).id())
                .query(Integer.class)
                .single();
    }
}
