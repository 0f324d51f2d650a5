package dev.kosh.disbursement.year;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Something that Kosh might do wrong, done by the database behind its back. */
enum PlantedDefect {
    /** Of payments of one bill that come back together, one is marked as failed and the others are forgotten. */
    ONLY_THE_FIRST_OF_TWO_FAILURES_IS_APPLIED("""
            create function disbursement.planted() returns trigger language plpgsql as $$
            begin
                if new.payment_status = 'FAILED' and old.payment_status <> 'FAILED'
                   and exists (select from disbursement.beneficiary first
                               where first.pi_id = new.pi_id and first.id <> new.id
                                 and first.payment_status = 'FAILED'
                                 and first.xmin = pg_current_xact_id()::xid) then
                    return old;
                end if;
                return new;
            end $$;
            create trigger planted before update on disbursement.beneficiary
            for each row execute function disbursement.planted()
            """, "payments that stand elsewhere at the treasury"),

    /** What came back is booked as twice the amount. */
    A_RETURN_IS_COUNTED_DOUBLE("""
            create function disbursement.planted() returns trigger language plpgsql as $$
            begin
                new.amount_paise = 2 * new.amount_paise;
                return new;
            end $$;
            create trigger planted before insert on disbursement.ledger_entry
            for each row when (new.kind = 'SUSPENSE_IN') execute function disbursement.planted()
            """, "in suspense"),

    /** A message of a failure is owed twice, and nobody remembers that it was sent. */
    A_FAILURE_IS_TOLD_TWICE("""
            create function disbursement.planted() returns trigger language plpgsql as $$
            begin
                if tg_table_name = 'sms' then
                    delete from notification.sms
                    where tenant_id = new.tenant_id and reference = new.reference;
                elsif new.due_at = new.created_at then
                    insert into events.outbox (tenant_id, kind, payload, created_at, due_at)
                    values (new.tenant_id, new.kind, new.payload, new.created_at, new.due_at + interval '1 day');
                end if;
                return new;
            end $$;
            create trigger planted after update on notification.sms
            for each row when (new.status = 'SENT') execute function disbursement.planted();
            create trigger planted after insert on events.outbox
            for each row when (new.kind = 'BENEFICIARY_PAYMENT_FAILED') execute function disbursement.planted()
            """, "messages of failures");

    private final String trigger;
    private final String isToldAs;

    PlantedDefect(String trigger, String isToldAs) {
        this.trigger = trigger;
        this.isToldAs = isToldAs;
    }

    /** What the books say when they find it. */
    String isToldAs() {
        return isToldAs;
    }

    void plant(JdbcClient jdbc) {
        jdbc.sql(trigger).update();
    }

    void mend(JdbcClient jdbc) {
        jdbc.sql("drop function disbursement.planted() cascade").update();
    }
}
