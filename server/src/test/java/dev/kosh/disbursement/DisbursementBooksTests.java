package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.testing.Seeds;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** No order of events breaks the books: funds, ledger, beneficiaries, line items. */
@TreasuryDeskTest
class DisbursementBooksTests {

    private static final int STEPS = 40;

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private TreasuryOutcomes outcomes;

    @Autowired
    private PushPreparation preparation;

    @Autowired
    private InstructionStore instructions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void noOrderOfEventsBreaksTheBooks() {
        desk.startAfresh();
        List<String> payees = List.of(desk.payee(), desk.payee(), desk.payee());
        Seeds.forEach(15, random -> {
            desk.allot(Integer.toString(random.nextInt(1, 40)));
            List<UUID> made = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                made.add(instruction(random, payees));
            }
            for (int step = 0; step < STEPS; step++) {
                happen(random, made.get(random.nextInt(made.size())));
                assertBooks();
            }
        });
    }

    private UUID instruction(RandomGenerator random, List<String> payees) {
        Wage[] wages = payees.stream()
                .limit(random.nextInt(1, 4))
                .map(payee -> new Wage(payee, random.nextInt(1, 9) + "." + random.nextInt(10, 100)))
                .toArray(Wage[]::new);
        JsonNode bill = desk.approvedBill(wages);
        return instructions
                .byNumber(TreasuryDesk.CUTTACK, desk.number(bill))
                .orElseThrow()
                .id();
    }

    /** Something that a person or the treasury might do at this moment, whether it fits or not. */
    private void happen(RandomGenerator random, UUID id) {
        if (random.nextInt(4) == 0) {
            try {
                preparation.prepare(TreasuryDesk.CUTTACK, id, "test", OrderRecord.NONE);
            } catch (RequestRefused notNow) {
                // Not every moment is one to push.
            }
            return;
        }
        TreasuryService[] apis = TreasuryService.values();
        CallOutcome[] results = CallOutcome.values();
        CallReport report = new CallReport(
                apis[random.nextInt(1, apis.length)],
                results[random.nextInt(results.length)],
                "said so",
                null,
                UUID.randomUUID(),
                Trigger.MANUAL,
                null,
                "test");
        if (report.api().isReadOnly() || isBegun(id) || report.outcome() == CallOutcome.NO_FUNDS) {
            outcomes.apply(TreasuryDesk.CUTTACK, id, report, pi -> Changes.NONE.withPayments(listed(random, pi)));
        }
    }

    /** An answer to a push comes only after the push has begun. */
    private boolean isBegun(UUID id) {
        return instructions.byId(TreasuryDesk.CUTTACK, id).orElseThrow().pushStartedAt() != null;
    }

    private static List<PaymentChange> listed(RandomGenerator random, PaymentInstruction pi) {
        return pi.beneficiaries().stream()
                .filter(beneficiary -> random.nextBoolean())
                .map(beneficiary -> PaymentChange.paid(beneficiary.id(), PaymentFacts.NONE))
                .toList();
    }

    private void assertBooks() {
        assertThat(broken("""
                        select f.sanction_id::text from disbursement.fund f
                        cross join lateral (
                            select coalesce(sum(case when a.kind = 'WITHDRAWAL' then -a.amount_paise
                                                     else a.amount_paise end), 0) allotted,
                                   -coalesce(sum(a.amount_paise) filter (where a.kind = 'WITHDRAWAL'), 0) withdrawn
                            from disbursement.allotment a
                            where a.tenant_id = f.tenant_id and a.sanction_id = f.sanction_id) a
                        cross join lateral (
                            select coalesce(sum(case e.kind when 'DEBIT' then e.amount_paise
                                                            when 'REVERSAL' then -e.amount_paise else 0 end), 0) debited
                            from disbursement.ledger_entry e
                            where e.tenant_id = f.tenant_id and e.sanction_id = f.sanction_id) e
                        where f.available_paise < least(0, a.withdrawn) or a.allotted <> f.allotted_paise
                           or e.debited <> f.debited_paise
                           or f.allotted_paise <> f.available_paise + f.reserved_paise + f.debited_paise
                        """)).as("funds").isEmpty();
        assertThat(broken("""
                        select f.sanction_id::text
                        from disbursement.fund f
                        where f.reserved_paise <> (
                            select coalesce(sum(pi.net_paise), 0)
                            from disbursement.payment_instruction pi
                            where pi.tenant_id = f.tenant_id and pi.sanction_id = f.sanction_id
                              and (select count(*) filter (where e.kind = 'RESERVE')
                                          - count(*) filter (where e.kind in ('RELEASE', 'DEBIT'))
                                   from disbursement.ledger_entry e
                                   where e.tenant_id = pi.tenant_id and e.pi_id = pi.id) > 0)
                        """)).as("reservations").isEmpty();
        assertThat(broken("""
                        select pi.pi_number || ' ' || pi.pi_status
                        from disbursement.payment_instruction pi
                        cross join lateral (
                            select count(*) filter (where e.kind = 'RESERVE')
                                   - count(*) filter (where e.kind in ('RELEASE', 'DEBIT')) open,
                                   count(*) filter (where e.kind = 'DEBIT') debits,
                                   count(*) filter (where e.kind = 'REVERSAL') reversals
                            from disbursement.ledger_entry e
                            where e.tenant_id = pi.tenant_id and e.pi_id = pi.id) l
                        where l.open not in (0, 1) or l.debits > 1 or l.reversals > l.debits
                           or (pi.pi_status = 'PENDING' and l.open <> 1)
                           or (pi.pi_status = 'DECLINED' and l.open <> (pi.duplicate_reported)::int)
                           or (pi.pi_status in ('INITIATED', 'APPROVED', 'IN_PROCESS', 'COMPLETED')
                               and (l.debits <> 1 or l.reversals <> 0 or l.open <> 0))
                           or (pi.pi_status = 'REJECTED' and (l.open <> 0 or l.debits <> l.reversals))
                        """)).as("ledger of each instruction").isEmpty();
        assertThat(broken("""
                        select pi.pi_number
                        from disbursement.payment_instruction pi
                        where pi.net_paise <> (select sum(b.amount_paise) from disbursement.beneficiary b
                                               where b.tenant_id = pi.tenant_id and b.pi_id = pi.id)
                           or pi.net_paise <> (select sum(i.amount_paise)
                                               from disbursement.beneficiary b
                                               join disbursement.beneficiary_line_item i
                                                   on i.tenant_id = b.tenant_id and i.beneficiary_id = b.id
                                               where b.tenant_id = pi.tenant_id and b.pi_id = pi.id)
                           or pi.beneficiary_count <> (select count(*) from disbursement.beneficiary b
                                                       where b.tenant_id = pi.tenant_id and b.pi_id = pi.id)
                        """)).as("net and beneficiaries").isEmpty();
        assertThat(broken("""
                        select b.bill_number
                        from disbursement.expense_bill b
                        join disbursement.payment_instruction pi
                            on pi.tenant_id = b.tenant_id and b.bill_number = any(pi.bill_numbers)
                        where b.paid_paise <> (
                            select coalesce(sum(p.amount_paise) filter (where p.payment_status = 'SUCCESSFUL'), 0)
                            from disbursement.beneficiary p
                            where p.tenant_id = pi.tenant_id and p.pi_id = pi.id)
                        """)).as("what bills count as paid").isEmpty();
        assertThat(broken("""
                        select pi_id::text from disbursement.ledger_entry
                        where kind = 'SUSPENSE_IN' group by pi_id, beneficiary_id having count(*) > 1
                        """)).as("a payment comes back once").isEmpty();
    }

    private List<String> broken(String rule) {
        return jdbc.sql(rule).query((row, number) -> row.getString(1)).list();
    }
}
