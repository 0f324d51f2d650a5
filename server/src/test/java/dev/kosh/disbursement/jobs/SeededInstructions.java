package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.PageMessage;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiStatus;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.polls.InstructionPolls;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.disbursement.polls.PollTargets;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.secrets.PersonalData;
import dev.kosh.simulator.HeldInstruction;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Instructions of one ULB, many at a time: their rows are written as creation and push leave them, and the treasury knows
 * them, those that were pushed by the push itself. Each beneficiary gets 1,400 rupees.
 */
@TestComponent
public class SeededInstructions {

    public static final TenantId TENANT = new TenantId("od.cuttack");

    private static final long EACH_PAISE = 140_000;
    private static final String SSU = "5101";
    private static final String SCHEME = "77001";
    private static final String SANCTION = "4711";
    private static final String HOA = "990000000000000000001";
    private static final String IFSC = "TEST0000101";
    private static final UUID SANCTION_ID = UUID.fromString("0197f5a0-0000-7000-8000-000000000001");

    private final TreasurySimulator simulator;
    private final Treasury treasury;
    private final InstructionStore instructions;
    private final InstructionPolls polls;
    private final PollTargets targets;
    private final PersonalData secrets;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final AtomicInteger made = new AtomicInteger();

    SeededInstructions(
            TreasurySimulator simulator,
            Treasury treasury,
            InstructionStore instructions,
            InstructionPolls polls,
            PollTargets targets,
            PersonalData secrets,
            JdbcClient jdbc,
            MovableClock clock) {
        this.simulator = simulator;
        this.treasury = treasury;
        this.instructions = instructions;
        this.polls = polls;
        this.targets = targets;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An instruction and how its payments are called. */
    public record Seeded(int index, String number, UUID id, List<String> benefIds) {

        String account(int beneficiary) {
            return "0011%05d%03d".formatted(index, beneficiary);
        }
    }

    /** An instruction that the treasury has accepted. */
    public Seeded initiated(int beneficiaries) {
        return initiated(beneficiaries, (seeded, beneficiary) -> seeded.account(beneficiary));
    }

    /** Says on which account a payment goes. */
    @FunctionalInterface
    public interface Accounts {
        String of(Seeded seeded, int beneficiary);
    }

    public Seeded initiated(int beneficiaries, Accounts accounts) {
        Seeded seeded = draw(beneficiaries);
        insert(List.of(seeded), PiStatus.INITIATED, PaymentStatus.INITIATED, null, accounts);
        push(seeded, accounts);
        return seeded;
    }

    /** An instruction that the office has signed and the treasury advised; asked for and applied. */
    public Seeded advised(int beneficiaries) {
        Seeded seeded = initiated(beneficiaries);
        simulator.sign(seeded.number());
        ask(TreasuryService.PIS, seeded);
        simulator.advise(seeded.number());
        ask(TreasuryService.PAG, seeded);
        assertThat(pi(seeded).status()).isEqualTo(PiStatus.IN_PROCESS);
        return seeded;
    }

    /** An instruction whose money left. */
    public Seeded completed(int beneficiaries) {
        return completed(1, beneficiaries, index -> List.of()).get(0);
    }

    /**
     * Instructions that were paid today.
     *
     * @param returned which payments of the nth one come back, and after how many days
     */
    public List<Seeded> completed(int count, int beneficiaries, IntFunction<List<ReturnedPayment>> returned) {
        List<Seeded> all =
                IntStream.range(0, count).mapToObj(i -> draw(beneficiaries)).toList();
        Instant now = clock.instant();
        insert(all, PiStatus.COMPLETED, PaymentStatus.SUCCESSFUL, now, Seeded::account);
        List<HeldInstruction> held = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held.add(held(all.get(i), now, returned.apply(i)));
        }
        simulator.hold(held);
        return all;
    }

    /** Payment of an instruction that comes back the day after. */
    public static ReturnedPayment comesBack(Seeded seeded, int beneficiary) {
        return new ReturnedPayment(seeded.benefIds().get(beneficiary), ReturnedPayment.REASONS.get(1), 1);
    }

    /** Asks the treasury as the job of a slot does. */
    public PieceResult ask(TreasuryService api, Seeded seeded) {
        return polls.ask(
                api,
                targets.find(TENANT, seeded.number()).orElseThrow(),
                new Occasion(Trigger.CRON, clock.instant(), "SYSTEM"));
    }

    public PaymentInstruction pi(Seeded seeded) {
        return instructions.byNumber(TENANT, seeded.number()).orElseThrow();
    }

    public List<PaymentStatus> payments(Seeded seeded) {
        return pi(seeded).beneficiaries().stream().map(Beneficiary::status).toList();
    }

    /** {@code ERROR On call of FD API: …}; empty before the first call. */
    public String page(Seeded seeded) {
        PageMessage message = pi(seeded).message();
        return message == null ? "" : message.severity() + " " + message.text();
    }

    /** Rows of the exception report about an instruction: {@code R6 expected | found}. */
    public List<String> findings(Seeded seeded) {
        return jdbc.sql("""
                        select rule || ' ' || expected || ' | ' || found
                        from disbursement.reconciliation_exception
                        where tenant_id = :tenant and subject like :number and state = 'OPEN'
                        order by rule
                        """)
                .param("tenant", TENANT.value())
                .param("number", seeded.number() + "%")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public long count(String table, String condition) {
        return jdbc.sql("select count(*) from " + table + " where " + condition)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private Seeded draw(int beneficiaries) {
        int index = made.incrementAndGet();
        List<String> benefIds = IntStream.range(0, beneficiaries)
                .mapToObj(i -> "BN-CTC/%06d%03d".formatted(index, i))
                .toList();
        return new Seeded(index, "PI-CTC/2026-27/%06d".formatted(index), UUID.randomUUID(), benefIds);
    }

    private void push(Seeded seeded, Accounts accounts) {
        ObjectNode params = JsonNodeFactory.instance
                .objectNode()
                .put("jitBillNo", seeded.number())
                .put("jitBillDate", TreasuryDates.dateTime(clock.instant()))
                .put("jitBillDdoCode", "DUMDDO001")
                .put("granteeAgCode", "DUMGRANT0007")
                .put("schemeCode", SCHEME)
                .put("hoa", HOA)
                .put("ssuIaId", SSU)
                .put("mstAllotmentDistId", SANCTION)
                .put("ssuAllotmentId", "8801")
                .put("allotmentTxnSlNo", "0")
                .put("billGrossAmount", rupees(seeded.benefIds().size()))
                .put("billNetAmount", rupees(seeded.benefIds().size()))
                .put("billNumberOfBenf", Integer.toString(seeded.benefIds().size()))
                .put("purpose", "MR 2026-27");
        ArrayNode payees = params.putArray("beneficiaryDetails");
        for (int i = 0; i < seeded.benefIds().size(); i++) {
            payees.addObject()
                    .put("benefId", seeded.benefIds().get(i))
                    .put("benefName", "Worker")
                    .put("benfAcctNo", accounts.of(seeded, i))
                    .put("benfBankIfscCode", IFSC)
                    .put("benfMobileNo", "7000000001")
                    .put("benfEmailId", "")
                    .put("benfAddress", "Ward 3")
                    .put("benfAccountType", "Saving")
                    .put("benfAmount", rupees(1))
                    .put("panNo", "")
                    .put("adhaarNumber", "")
                    .put("purpose", "MR 2026-27");
        }
        assertThat(treasury.call(new TreasuryCall(
                                TENANT, TreasuryService.PI, seeded.number(), params, null, Trigger.EVENT))
                        .outcome())
                .isEqualTo(Outcome.SUCCESS);
    }

    private static String rupees(int beneficiaries) {
        return beneficiaries * EACH_PAISE / 100 + ".00";
    }

    private static HeldInstruction held(Seeded seeded, Instant at, List<ReturnedPayment> returned) {
        String day = TreasuryDates.date(at);
        List<HeldInstruction.Beneficiary> payees = IntStream.range(
                        0, seeded.benefIds().size())
                .mapToObj(i ->
                        new HeldInstruction.Beneficiary(seeded.benefIds().get(i), seeded.account(i), IFSC, EACH_PAISE))
                .toList();
        return new HeldInstruction(
                seeded.number(),
                TreasuryDates.dateTime(at),
                SSU,
                SCHEME,
                SANCTION,
                "MR 2026-27",
                "2026",
                "A" + seeded.index(),
                reference(seeded),
                "T" + seeded.index(),
                day,
                "V" + seeded.index(),
                day,
                payees,
                returned);
    }

    private static String reference(Seeded seeded) {
        return "2026%08d".formatted(seeded.index());
    }

    private void insert(
            List<Seeded> all,
            PiStatus status,
            PaymentStatus payments,
            @Nullable Instant completedAt,
            Accounts accounts) {
        Instant now = clock.instant();
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
                .param("tenant", TENANT.value())
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
                indexes.add(secrets.blindIndex(account + "@" + IFSC));
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
                .param("tenant", TENANT.value())
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
                .param("tenant", TENANT.value())
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
                .mapToLong(each -> each.benefIds().size() * EACH_PAISE)
                .sum();
        jdbc.sql("""
                        insert into disbursement.sanction
                            (tenant_id, id, head_of_account, ddo_code, program_code, master_allotment_id,
                             sanctioned_paise, financial_year, created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, '990000000000000000001', 'DUMDDO001', 'MUKTA', '4711', 200000000000000,
                                '2026-27', 'test', :now, 'test', :now)
                        on conflict do nothing
                        """)
                .param("tenant", TENANT.value())
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
                .param("tenant", TENANT.value())
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
                .param("tenant", TENANT.value())
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
                .param("tenant", TENANT.value())
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
