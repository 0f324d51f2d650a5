package dev.kosh.disbursement.reconciliation;

/**
 * The rules of the books (docs/contract/disbursement-reconciliation.md). Each has a statement that lists the things for
 * which it does not hold, in paise and over all data: {@code tenant_id, subject, expected, found}.
 */
enum BookRule {
    R1("A bill's total is the sum of its payable line items", "disbursement.expense_bill where status = 'ACTIVE'", """
            select bill.tenant_id, bill.bill_number as subject, disbursement.rupees(bill.total_paise) as expected,
                   disbursement.rupees(sum(coalesce(line.amount_paise, 0))::bigint) as found
            from disbursement.expense_bill bill
            left join disbursement.payable_line_item line
                on line.tenant_id = bill.tenant_id and line.bill_id = bill.id and line.status = 'ACTIVE'
            where bill.status = 'ACTIVE'
            group by bill.tenant_id, bill.id
            having sum(coalesce(line.amount_paise, 0)) <> bill.total_paise
            """),
    R2(
            "A payment's net amount is the sum of the line items that it pays",
            "disbursement.bill_payment where status <> 'CANCELLED'",
            """
            select payment.tenant_id, payment.payment_number as subject,
                   disbursement.rupees(payment.net_payable_paise) as expected,
                   disbursement.rupees(sum(coalesce(line.amount_paise, 0))::bigint) as found
            from disbursement.bill_payment payment
            left join disbursement.payment_line_item line
                on line.tenant_id = payment.tenant_id and line.payment_id = payment.id
            where payment.status <> 'CANCELLED'
            group by payment.tenant_id, payment.id
            having sum(coalesce(line.amount_paise, 0)) <> payment.net_payable_paise
            """),
    R3(
            "An instruction's gross and net amount are the sum of its payments and of their line items",
            "disbursement.payment_instruction where true",
            """
            select pi.tenant_id, pi.pi_number as subject, disbursement.rupees(pi.net_paise) as expected,
                   format('gross %s, payments %s, line items %s', disbursement.rupees(pi.gross_paise),
                          disbursement.rupees(sums.payments), disbursement.rupees(sums.lines)) as found
            from disbursement.payment_instruction pi
            cross join lateral (
                select coalesce(sum(payment.amount_paise), 0)::bigint as payments,
                       coalesce(sum(lines.paise), 0)::bigint as lines
                from disbursement.beneficiary payment
                cross join lateral (
                    select coalesce(sum(line.amount_paise), 0) as paise
                    from disbursement.beneficiary_line_item line
                    where line.tenant_id = payment.tenant_id and line.beneficiary_id = payment.id) lines
                where payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id) sums
            where pi.gross_paise <> pi.net_paise or sums.payments <> pi.net_paise or sums.lines <> pi.net_paise
            """),
    R4(
            "An instruction tells the treasury as many beneficiaries as it lists",
            "disbursement.payment_instruction where true",
            """
            select pi.tenant_id, pi.pi_number as subject, pi.beneficiary_count::text as expected,
                   count(payment.id)::text as found
            from disbursement.payment_instruction pi
            left join disbursement.beneficiary payment
                on payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
            group by pi.tenant_id, pi.id
            having count(payment.id) <> pi.beneficiary_count
            """),
    R6(
            "The treasury signed what was sent, or somebody has reviewed the difference",
            "disbursement.payment_instruction where treasury_pi_id is not null",
            """
            select pi.tenant_id, pi.pi_number as subject,
                   coalesce(told.expected, disbursement.rupees(pi.net_paise)) as expected,
                   coalesce(told.found, 'another amount or count') as found
            from disbursement.payment_instruction pi
            left join disbursement.reconciliation_exception told
                on told.tenant_id = pi.tenant_id and told.rule = 'R6' and told.subject = pi.pi_number
            where pi.amount_mismatch
            """),
    R8(
            "Every payment that the treasury lists as made is one of the instruction's",
            "disbursement.payment_instruction where pi_type = 'ORIGINAL' and pi_status = 'COMPLETED'",
            """
            select event.tenant_id, event.id::text as subject, 'a payment of ' || pi.pi_number as expected,
                   event.reason_code as found
            from disbursement.failure_event event
            join disbursement.payment_instruction pi on pi.tenant_id = event.tenant_id and pi.id = event.pi_id
            where event.api = 'PD' and event.state = 'QUARANTINED'
            """),
    R9(
            "The latest attempts of a chain add up to its first instruction",
            "disbursement.payment_instruction where pi_type = 'ORIGINAL'",
            """
            select pi.tenant_id, pi.pi_number as subject, disbursement.rupees(pi.net_paise) as expected,
                   disbursement.rupees(sum(coalesce(payment.amount_paise, 0))::bigint) as found
            from disbursement.payment_instruction pi
            left join disbursement.beneficiary payment
                on payment.tenant_id = pi.tenant_id and payment.root_id = pi.id and payment.is_latest_attempt
            where pi.pi_type = 'ORIGINAL'
            group by pi.tenant_id, pi.id
            having sum(coalesce(payment.amount_paise, 0)) <> pi.net_paise
            """),
    R10(
            "A revised instruction pays what failed before it, the same amounts to the same beneficiaries",
            "disbursement.payment_instruction where pi_type = 'REVISED'",
            """
            select pi.tenant_id, pi.pi_number as subject, 'a failed attempt of each payment' as expected,
                   string_agg(payment.beneficiary_number, ', ' order by payment.beneficiary_number) as found
            from disbursement.payment_instruction pi
            join disbursement.beneficiary payment on payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id
            left join disbursement.beneficiary before
                on before.tenant_id = payment.tenant_id and before.root_id = payment.root_id
                and before.beneficiary_number = payment.beneficiary_number and before.attempt = payment.attempt - 1
                and before.payment_status = 'FAILED' and before.amount_paise = payment.amount_paise
            where pi.pi_type = 'REVISED' and before.id is null
            group by pi.tenant_id, pi.id
            """),
    R11(
            "Every payment that the treasury lists for a revised instruction is one of its own",
            "disbursement.payment_instruction where pi_type = 'REVISED' and pi_status = 'COMPLETED'",
            """
            select event.tenant_id, event.id::text as subject, 'a payment of ' || pi.pi_number as expected,
                   event.reason_code as found
            from disbursement.failure_event event
            join disbursement.payment_instruction pi on pi.tenant_id = event.tenant_id and pi.id = event.pi_id
            where event.api = 'FTPS' and event.state = 'QUARANTINED'
            """),
    R12(
            "What a sanction was allotted is the sum of its allotments less its withdrawals",
            "disbursement.fund where true",
            """
            select fund.tenant_id, sanction.master_allotment_id || ' ' || sanction.head_of_account as subject,
                   disbursement.rupees(allotted.paise) as expected, disbursement.rupees(fund.allotted_paise) as found
            from disbursement.fund
            join disbursement.sanction on sanction.tenant_id = fund.tenant_id and sanction.id = fund.sanction_id
            cross join lateral (
                select coalesce(sum(case kind when 'WITHDRAWAL' then -amount_paise else amount_paise end), 0)::bigint
                       as paise
                from disbursement.allotment
                where allotment.tenant_id = fund.tenant_id and allotment.sanction_id = fund.sanction_id) allotted
            where allotted.paise <> fund.allotted_paise
            """),
    R13(
            "What is available of a sanction is what was allotted less what was spent and reserved, and never less than nothing",
            "disbursement.fund where true",
            """
            select fund.tenant_id, sanction.master_allotment_id || ' ' || sanction.head_of_account as subject,
                   format('available %s, reserved %s, spent %s',
                          disbursement.rupees(greatest(fund.allotted_paise - moved.spent - moved.reserved, 0)),
                          disbursement.rupees(moved.reserved), disbursement.rupees(moved.spent)) as expected,
                   format('available %s, reserved %s, spent %s', disbursement.rupees(fund.available_paise),
                          disbursement.rupees(fund.reserved_paise), disbursement.rupees(fund.debited_paise)) as found
            from disbursement.fund
            join disbursement.sanction on sanction.tenant_id = fund.tenant_id and sanction.id = fund.sanction_id
            cross join lateral (
                select coalesce(sum(of_pi.debit - of_pi.reversal), 0)::bigint as spent,
                       coalesce(sum(greatest(of_pi.reserve - of_pi.release - of_pi.debit, 0)), 0)::bigint as reserved
                from (
                    select coalesce(sum(amount_paise) filter (where kind = 'RESERVE'), 0) as reserve,
                           coalesce(sum(amount_paise) filter (where kind = 'RELEASE'), 0) as release,
                           coalesce(sum(amount_paise) filter (where kind = 'DEBIT'), 0) as debit,
                           coalesce(sum(amount_paise) filter (where kind = 'REVERSAL'), 0) as reversal
                    from disbursement.ledger_entry entry
                    where entry.tenant_id = fund.tenant_id and entry.sanction_id = fund.sanction_id
                    group by entry.pi_id) of_pi) moved
            where fund.debited_paise <> moved.spent or fund.reserved_paise <> moved.reserved
               or fund.available_paise <> fund.allotted_paise - moved.spent - moved.reserved
               or fund.available_paise < 0
            """),
    R14(
            "An accepted instruction was spent once, a rejected one taken back once, a revised one never",
            "disbursement.payment_instruction where true",
            """
            select * from (
                select pi.tenant_id, pi.pi_number as subject,
                       case when pi.pi_type = 'REVISED' then 'no movement of funds'
                            when pi.pi_status in ('INITIATED', 'APPROVED', 'IN_PROCESS', 'COMPLETED') then 'spent 1, taken back 0'
                            when pi.pi_status = 'REJECTED' then 'spent as often as taken back, nothing reserved'
                            when pi.pi_status = 'PENDING' then 'spent 0, reserved 1'
                            else 'spent 0' end as expected,
                       format('spent %s, taken back %s, reserved %s', done.debit, done.reversal, done.open) as found,
                       case when pi.pi_type = 'REVISED' then done.debit = 0 and done.reversal = 0 and done.reserve = 0
                            when pi.pi_status in ('INITIATED', 'APPROVED', 'IN_PROCESS', 'COMPLETED')
                                then done.debit = 1 and done.reversal = 0
                            when pi.pi_status = 'REJECTED'
                                then done.debit = done.reversal and done.debit <= 1 and done.open <= 0
                            when pi.pi_status = 'PENDING' then done.debit = 0 and done.open = 1
                            else done.debit = 0 and done.open = case when pi.duplicate_reported then 1 else 0 end
                            end as holds
                from disbursement.payment_instruction pi
                cross join lateral (
                    select count(*) filter (where kind = 'DEBIT') as debit,
                           count(*) filter (where kind = 'REVERSAL') as reversal,
                           count(*) filter (where kind = 'RESERVE') as reserve,
                           count(*) filter (where kind = 'RESERVE')
                               - count(*) filter (where kind in ('RELEASE', 'DEBIT')) as open
                    from disbursement.ledger_entry entry
                    where entry.tenant_id = pi.tenant_id and entry.pi_id = pi.id) done) judged
            where not holds
            """),
    R15(
            "Money in suspense is what failed at last and was not sent again",
            "disbursement.payment_instruction where pi_type = 'ORIGINAL' and pi_status = 'COMPLETED'",
            """
            select root.tenant_id, root.pi_number as subject, disbursement.rupees(failed.paise) as expected,
                   disbursement.rupees(suspense.paise) as found
            from disbursement.payment_instruction root
            cross join lateral (
                select coalesce(sum(payment.amount_paise), 0)::bigint as paise
                from disbursement.beneficiary payment
                where payment.tenant_id = root.tenant_id and payment.root_id = root.id and payment.is_latest_attempt
                  and payment.payment_status = 'FAILED') failed
            cross join lateral (
                select coalesce(sum(case entry.kind when 'SUSPENSE_IN' then entry.amount_paise
                                                    else -entry.amount_paise end), 0)::bigint as paise
                from disbursement.payment_instruction pi
                join disbursement.ledger_entry entry
                    on entry.tenant_id = pi.tenant_id and entry.pi_id = pi.id
                    and entry.kind in ('SUSPENSE_IN', 'SUSPENSE_OUT')
                where pi.tenant_id = root.tenant_id and pi.root_id = root.id) suspense
            cross join lateral (
                select coalesce(sum(payment.amount_paise), 0)::bigint as paise
                from disbursement.payment_instruction pi
                join disbursement.beneficiary payment
                    on payment.tenant_id = pi.tenant_id and payment.pi_id = pi.id and payment.is_latest_attempt
                where pi.tenant_id = root.tenant_id and pi.root_id = root.id and pi.pi_type = 'REVISED'
                  and pi.pi_status in ('PENDING', 'DECLINED')) unsent
            where root.pi_type = 'ORIGINAL' and suspense.paise <> failed.paise + unsent.paise
            """),
    R16("The treasury's balance of a sanction is ours", "disbursement.fund where true", """
            select sanction.tenant_id, sanction.master_allotment_id || ' ' || sanction.head_of_account as subject,
                   disbursement.rupees(sanction.sanctioned_paise - fund.allotted_paise) as expected,
                   disbursement.rupees(newest.sanction_balance_paise) as found
            from disbursement.sanction
            join disbursement.fund on fund.tenant_id = sanction.tenant_id and fund.sanction_id = sanction.id
            cross join lateral (
                select sanction_balance_paise
                from disbursement.allotment
                where allotment.tenant_id = sanction.tenant_id and allotment.sanction_id = sanction.id
                order by allotment_date desc, arrival desc
                limit 1) newest
            where newest.sanction_balance_paise <> sanction.sanctioned_paise - fund.allotted_paise
            """),
    R17(
            "What was paid of a bill is the sum of its line items that were paid",
            "disbursement.expense_bill where true",
            """
            select bill.tenant_id, bill.bill_number as subject, disbursement.rupees(bill.paid_paise) as expected,
                   disbursement.rupees(sum(coalesce(line.paid_paise, 0))::bigint) as found
            from disbursement.expense_bill bill
            left join disbursement.payable_line_item line
                on line.tenant_id = bill.tenant_id and line.bill_id = bill.id
            group by bill.tenant_id, bill.id
            having sum(coalesce(line.paid_paise, 0)) <> bill.paid_paise
            """);

    private final String says;
    private final String subjects;
    private final String broken;

    BookRule(String says, String subjects, String broken) {
        this.says = says;
        this.subjects = subjects;
        this.broken = broken;
    }

    String says() {
        return says;
    }

    /** Table and condition of what the rule is about. */
    String subjects() {
        return subjects;
    }

    String broken() {
        return broken;
    }
}
