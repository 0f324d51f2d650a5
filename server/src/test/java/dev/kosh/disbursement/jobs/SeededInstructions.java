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

    static final long EACH_PAISE = 140_000;
    private static final String SSU = "5101";
    private static final String SCHEME = "77001";
    private static final String SANCTION = "4711";
    private static final String HOA = "990000000000000000001";
    static final String IFSC = "TEST0000101";

    private final TreasurySimulator simulator;
    private final Treasury treasury;
    private final InstructionStore instructions;
    private final InstructionPolls polls;
    private final PollTargets targets;
    private final SeededRows rows;
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
        this.rows = new SeededRows(secrets, jdbc);
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
        rows.insert(List.of(seeded), PiStatus.INITIATED, PaymentStatus.INITIATED, null, accounts, clock.instant());
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
        rows.insert(all, PiStatus.COMPLETED, PaymentStatus.SUCCESSFUL, now, Seeded::account, now);
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
}
