package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.jobs.SeededInstructions.Accounts;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@link SeededInstructions}, written as the server would have written them. */
final class SeededRows {

    private static final UUID SANCTION_ID = UUID.fromString("0197f5a0-0000-7000-8000-000000000001");

    private final PersonalData secrets;
    private final JdbcClient jdbc;

    SeededRows(PersonalData secrets, JdbcClient jdbc) {
        this.secrets = secrets;
        this.jdbc = jdbc;
    }

    /** Instructions that stand somewhere, with their payments, what the treasury advised, and what they took of the sanction. */
    void insert(
            List<Seeded> all,
            PiStatus status,
            PaymentStatus payments,
            @Nullable Instant completedAt,
            Accounts accounts,
            Instant now) {
        jdbc.sql("""
                        insert into disbursement.payment_instruction
                            (tenant_id, id, pi_number, pi_type, root_id, payment_number, program_code, bill_date, ddo_code,
                             grantee_ag_code, scheme_code, head_of_account, ssu_id, sanction_id, master_allotment_id,
                             ssu_allotment_id, allotment_serial, purpose, beneficiary_count, gross_paise, net_paise,
                             pi_status, pushed_at, bill_numbers, completed_at, created_by, created_at, modified_by,
                             modified_at)
                        select :tenant, id, number, 'ORIGINAL', id, 'EP/' || number, 'MUKTA', :now, 'DUMDDO001',
                               'DUMGRANT0007', '77001', '990000000000000000001', '5101', :sanction, '4711', '8801', 0,
                               'MR 2026-27', payees, payees * 140000, payees * 140000, :status, :now,
                               array['WB/' || number], cast(:completedAt as timestamptz), 'test', :now, 'test', :now
                        from unnest(cast(:ids as uuid[]), cast(:numbers as text[]), cast(:payees as int[]))
                            as seeded (id, number, payees)
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("now", Times.bind(now))
                .param("sanction", SANCTION_ID)
                .param("status", status.name())
                .param("completedAt", Times.bindNullable(completedAt))
                .param("ids", SqlArrays.of("uuid", all.stream().map(Seeded::id).toList()))
                .param(
                        "numbers",
                        SqlArrays.of("text", all.stream().map(Seeded::number).toList()))
                .param(
                        "payees",
                        SqlArrays.of(
                                "int",
                                all.stream().map(each -> each.benefIds().size()).toList()))
                .update();
        insertPayments(all, payments, accounts, now);
        if (completedAt != null) {
            insertAdvices(all, now);
        }
        insertBooks(all, now);
    }

    private void insertPayments(List<Seeded> all, PaymentStatus status, Accounts accounts, Instant now) {
        List<UUID> owners = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<byte[]> indexes = new ArrayList<>();
        List<byte[]> payees = new ArrayList<>();
        for (Seeded seeded : all) {
            for (int i = 0; i < seeded.benefIds().size(); i++) {
                String account = accounts.of(seeded, i);
                owners.add(seeded.id());
                numbers.add(seeded.benefIds().get(i));
                indexes.add(secrets.blindIndex(account + "@" + SeededInstructions.IFSC));
                payees.add(secrets.encrypt(
                        "{\"n\":\"Worker\",\"m\":\"7000000001\",\"a\":\"Ward 3\",\"c\":\"" + account + "\"}"));
            }
        }
        jdbc.sql("""
                        with payment as (
                            insert into disbursement.beneficiary
                                (tenant_id, pi_id, id, root_id, beneficiary_number, payee_id, payee_type, sent_to,
                                 account_index, ifsc, account_type, amount_paise, payment_status, attempt,
                                 is_latest_attempt, created_at, modified_at)
                            select :tenant, owner, gen_random_uuid(), owner, number, 'IND-' || number, 'IND', payee,
                                   account, 'TEST0000101', 'Saving', 140000, :status, 1, true, :now, :now
                            from unnest(cast(:owners as uuid[]), cast(:numbers as text[]), cast(:indexes as bytea[]),
                                        cast(:payees as bytea[])) as seeded (owner, number, account, payee)
                            returning id)
                        insert into disbursement.beneficiary_line_item
                            (tenant_id, beneficiary_id, line_item_id, id, amount_paise)
                        select :tenant, id, gen_random_uuid(), gen_random_uuid(), 140000
                        from payment
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("now", Times.bind(now))
                .param("status", status.name())
                .param("owners", SqlArrays.of("uuid", owners))
                .param("numbers", SqlArrays.of("text", numbers))
                .param("indexes", SqlArrays.of("bytea", indexes))
                .param("payees", SqlArrays.of("bytea", payees))
                .update();
    }

    private void insertAdvices(List<Seeded> all, Instant now) {
        jdbc.sql("""
                        insert into disbursement.payment_advice
                            (tenant_id, pi_id, bill_reference, financial_year, advice_id, advice_date, token_number,
                             token_date, voucher_number, voucher_date, created_at, modified_at)
                        select :tenant, id, '2026' || lpad(index::text, 8, '0'), '2026', 'A' || index, :day, 'T' || index,
                               :day, 'V' || index, :day, :now, :now
                        from unnest(cast(:ids as uuid[]), cast(:indexes as int[])) as seeded (id, index)
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("now", Times.bind(now))
                .param("day", TreasuryDates.date(now))
                .param("ids", SqlArrays.of("uuid", all.stream().map(Seeded::id).toList()))
                .param(
                        "indexes",
                        SqlArrays.of("int", all.stream().map(Seeded::index).toList()))
                .update();
    }

    /** The sanction, and what the instructions took of it. */
    private void insertBooks(List<Seeded> all, Instant now) {
        long spent = all.stream()
                .mapToLong(each -> each.benefIds().size() * SeededInstructions.EACH_PAISE)
                .sum();
        jdbc.sql("""
                        insert into disbursement.sanction
                            (tenant_id, id, head_of_account, ddo_code, program_code, master_allotment_id,
                             sanctioned_paise, financial_year, created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, '990000000000000000001', 'DUMDDO001', 'MUKTA', '4711', 200000000000000,
                                '2026-27', 'test', :now, 'test', :now)
                        on conflict do nothing
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("id", SANCTION_ID)
                .param("now", Times.bind(now))
                .update();
        jdbc.sql("""
                        insert into disbursement.allotment
                            (tenant_id, id, sanction_id, serial_number, ssu_allotment_id, kind, amount_paise,
                             sanction_balance_paise, allotment_date, received_at)
                        values (:tenant, gen_random_uuid(), :id, 0, '8801', 'INITIAL', 100000000000000, 100000000000000,
                                '2026-04-07', :now)
                        on conflict do nothing
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("id", SANCTION_ID)
                .param("now", Times.bind(now))
                .update();
        jdbc.sql("""
                        insert into disbursement.fund as known
                            (tenant_id, sanction_id, allotted_paise, available_paise, debited_paise)
                        values (:tenant, :id, 100000000000000, 100000000000000 - :spent, :spent)
                        on conflict (tenant_id, sanction_id) do update
                            set available_paise = known.available_paise - :spent,
                                debited_paise = known.debited_paise + :spent
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("id", SANCTION_ID)
                .param("spent", spent)
                .update();
        jdbc.sql("""
                        insert into disbursement.ledger_entry
                            (tenant_id, pi_id, kind, sequence, id, sanction_id, amount_paise, at, created_by)
                        select :tenant, seeded.id, kind, 1, gen_random_uuid(), :sanction, payees * 140000, :now, 'test'
                        from unnest(cast(:ids as uuid[]), cast(:payees as int[])) as seeded (id, payees)
                        cross join unnest(array['RESERVE', 'DEBIT']) as kind
                        """)
                .param("tenant", SeededInstructions.TENANT.value())
                .param("sanction", SANCTION_ID)
                .param("now", Times.bind(now))
                .param("ids", SqlArrays.of("uuid", all.stream().map(Seeded::id).toList()))
                .param(
                        "payees",
                        SqlArrays.of(
                                "int",
                                all.stream().map(each -> each.benefIds().size()).toList()))
                .update();
    }
}
