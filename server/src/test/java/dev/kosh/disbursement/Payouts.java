package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.disbursement.polls.InstructionPolls;
import dev.kosh.disbursement.polls.Occasion;
import dev.kosh.disbursement.polls.PollTargets;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.events.outbox.DrainedOutbox;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.sql.Times;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payments out of the ULB Cuttack: workers with bank accounts, bills of their wages, and how far the treasury has come
 * with them.
 */
@TestComponent
class Payouts {

    static final TenantId TENANT = new TenantId("od.cuttack");
    static final String BY = "a-test";
    private static final String DEDUCTION = "Deduction_" + TENANT + "_LC";
    static final Instant START = LocalDateTime.parse("2026-06-10T11:20:05")
            .atZone(BusinessCalendar.ZONE)
            .toInstant();

    static final Caller OFFICE = caller("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e998");
    private static final Caller SECOND_PERSON = caller("0e3f1c58-6a27-4d0b-9c41-5b7a2f60e999");

    private final TreasurySimulator treasury;
    private final InstructionPolls polls;
    private final PollTargets targets;
    private final InstructionStore instructions;
    private final ExpenseBills bills;
    private final BankAccounts accounts;
    private final Pushes pushes;
    private final DrainedOutbox outbox;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final AtomicInteger workers = new AtomicInteger();

    Payouts(
            TreasurySimulator treasury,
            InstructionPolls polls,
            PollTargets targets,
            InstructionStore instructions,
            ExpenseBills bills,
            BankAccounts accounts,
            Pushes pushes,
            DrainedOutbox outbox,
            JdbcClient jdbc,
            MovableClock clock) {
        this.treasury = treasury;
        this.polls = polls;
        this.targets = targets;
        this.instructions = instructions;
        this.bills = bills;
        this.accounts = accounts;
        this.pushes = pushes;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody who is paid.
     *
     * @param number of the account
     */
    record Worker(String id, String type, String mobileNumber, String number, String ifsc, String rupees) {

        Worker with(String otherMobileNumber) {
            return new Worker(id, type, otherMobileNumber, number, ifsc, rupees);
        }

        Worker earning(String otherRupees) {
            return new Worker(id, type, mobileNumber, number, ifsc, otherRupees);
        }

        Worker at(String otherNumber, String otherIfsc) {
            return new Worker(id, type, mobileNumber, otherNumber, otherIfsc, rupees);
        }
    }

    private static Caller caller(String uuid) {
        return new Caller(
                1,
                uuid,
                "TEST01",
                "Test Office",
                UserType.EMPLOYEE,
                null,
                null,
                TENANT,
                List.of(new Role("BILL_APPROVER", "Bill approver", TENANT)),
                "a-client",
                "127.0.0.1");
    }

    /** A worker whom nobody knows yet, who gets 1,400 rupees. */
    Worker worker() {
        int number = workers.incrementAndGet();
        return new Worker(
                "IND-" + number,
                "INDIVIDUAL",
                "7%09d".formatted(number),
                "0011%08d".formatted(number),
                "TEST0000101",
                "1400");
    }

    /** The department that gets what is deducted as cess, which has the number of somebody. */
    Worker department() {
        return new Worker(DEDUCTION, "ORGANISATION", "7999999991", "001199999991", "TEST0000101", "10");
    }

    List<Worker> workers(int count) {
        List<Worker> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(worker());
        }
        return many;
    }

    /** The number of an instruction that pays these workers, made and not sent. */
    String made(List<Worker> paid) {
        fund();
        paid.forEach(this::openAccount);
        Money total = Money.sum(paid.stream().map(each -> rupees(each.rupees())).toList());
        ExpenseBill bill = bills.create(
                new ExpenseBillDraft(
                        TENANT,
                        null,
                        null,
                        clock.instant(),
                        "works.wages",
                        "WO/2026-27/000123_MR1",
                        total,
                        true,
                        "APPROVED",
                        null,
                        paid.stream().map(Payouts::detail).toList(),
                        "en_IN"),
                OFFICE);
        return jdbc.sql("select pi_number from disbursement.payment_instruction where :bill = any(bill_numbers)")
                .param("bill", bill.billNumber())
                .query(String.class)
                .single();
    }

    /** A new instruction is sent by whoever comes first: this test or the task that sends new ones. */
    void sent(String number) {
        try {
            pushes.push(TENANT, pi(number).id(), Trigger.EVENT, null, BY);
        } catch (RequestRefused underWay) {
            assertThat(underWay.problems().get(0).code()).isEqualTo(DisbursementError.PI_ACTION_NOT_ALLOWED.code());
        }
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (pi(number).status() == PiStatus.PENDING && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(pi(number).status()).isEqualTo(PiStatus.INITIATED);
    }

    /** The number of an instruction that the treasury has advised. */
    String advised(List<Worker> paid) {
        String number = made(paid);
        sent(number);
        treasury.sign(number);
        ask(TreasuryService.PIS, number);
        treasury.advise(number);
        ask(TreasuryService.PAG, number);
        assertThat(pi(number).status()).isEqualTo(PiStatus.IN_PROCESS);
        return number;
    }

    /** The number of an instruction whose money left for everybody; the messages of that are out. */
    String completed(List<Worker> paid) {
        String number = advised(paid);
        treasury.pay(number);
        ask(TreasuryService.PD, number);
        outbox.now();
        assertThat(pi(number).status()).isEqualTo(PiStatus.COMPLETED);
        return number;
    }

    /** Asks the treasury as the job of a slot does. */
    void ask(TreasuryService api, String piNumber) {
        polls.ask(
                api,
                targets.find(TENANT, piNumber).orElseThrow(),
                new Occasion(Trigger.CRON, clock.instant(), "SYSTEM"));
    }

    PaymentInstruction pi(String number) {
        return instructions.byNumber(TENANT, number).orElseThrow();
    }

    /** The payment of a worker in an instruction. */
    Beneficiary payment(String piNumber, Worker worker) {
        return pi(piNumber).beneficiaries().stream()
                .filter(each -> each.payeeId().equals(worker.id()))
                .findFirst()
                .orElseThrow();
    }

    /** By what the treasury knows the payment of a worker. */
    String benefId(String piNumber, Worker worker) {
        return payment(piNumber, worker).number();
    }

    String page(String piNumber) {
        PageMessage message = pi(piNumber).message();
        return message == null ? "" : message.severity() + " " + message.text();
    }

    /** The next 22:00 in India. */
    void tonight() {
        Instant now = clock.instant();
        Instant tenPm = BusinessCalendar.dateOf(now)
                .atTime(22, 0)
                .atZone(BusinessCalendar.ZONE)
                .toInstant();
        clock.set(tenPm.isAfter(now) ? tenPm : tenPm.plus(Duration.ofDays(1)));
    }

    void daysPass(int days) {
        clock.advance(Duration.ofDays(days));
    }

    /** One person corrects the account of a worker in the registry, another approves it. */
    void correct(Worker worker, String number, String ifsc) {
        BankAccount account =
                accounts.find(TENANT, List.of(), List.of(worker.id()), 1, 0).get(0);
        BankAccount proposed = accounts.propose(
                TENANT, account.id(), details(worker.at(number, ifsc)), "as the passbook has it", OFFICE);
        accounts.approve(
                TENANT, Objects.requireNonNull(proposed.pendingChange()).id(), SECOND_PERSON);
    }

    /** An instruction and its revisions, oldest first. */
    List<PaymentInstruction> chain(String piNumber) {
        return instructions.chain(TENANT, pi(piNumber).rootId());
    }

    void deliverMessages() {
        outbox.now();
    }

    private void openAccount(Worker worker) {
        if (!accounts.find(TENANT, List.of(), List.of(worker.id()), 1, 0).isEmpty()) {
            return;
        }
        accounts.create(TENANT, "IND", worker.id(), details(worker), null, OFFICE);
    }

    private static List<BankAccount.Detail> details(Worker worker) {
        return List.of(new BankAccount.Detail(
                Ids.next(), "Holder", worker.number(), "SAVINGS", true, true, "IFSC", worker.ifsc()));
    }

    private static ExpenseBillDraft.Detail detail(Worker worker) {
        boolean deduction = worker.id().equals(DEDUCTION);
        return new ExpenseBillDraft.Detail(
                null,
                new Payee(worker.type(), worker.id(), "Worker", worker.mobileNumber(), "Ward 3"),
                List.of(new ExpenseBillDraft.Line(
                        null,
                        deduction ? "LC" : "WEG",
                        rupees(worker.rupees()),
                        deduction ? "DEDUCTION" : "PAYABLE",
                        true)));
    }

    private static Money rupees(String amount) {
        return Money.ofRupees(new BigDecimal(amount));
    }

    /** A sanction with funds for all tests. */
    private void fund() {
        UUID sanction = UUID.fromString("0197f5a0-0000-7000-8000-000000000001");
        int made = jdbc.sql("""
                        insert into disbursement.sanction
                            (tenant_id, id, head_of_account, ddo_code, program_code, master_allotment_id,
                             sanctioned_paise, financial_year, created_by, created_at, modified_by, modified_at)
                        values (:tenant, :id, '221705789358641045908', 'DUMDDO001', 'MUKTA', '4711', 200000000000,
                                '2026-27', 'test', :at, 'test', :at)
                        on conflict do nothing
                        """)
                .param("tenant", TENANT.value())
                .param("id", sanction)
                .param("at", Times.bind(START))
                .update();
        if (made == 0) {
            return;
        }
        jdbc.sql("""
                        insert into disbursement.allotment
                            (tenant_id, id, sanction_id, serial_number, ssu_allotment_id, kind, amount_paise,
                             sanction_balance_paise, allotment_date, received_at)
                        values (:tenant, :id, :sanction, 0, '8801', 'INITIAL', 100000000000, 100000000000, '2026-04-07',
                                :at)
                        """)
                .param("tenant", TENANT.value())
                .param("id", UUID.randomUUID())
                .param("sanction", sanction)
                .param("at", Times.bind(START))
                .update();
        jdbc.sql("""
                        insert into disbursement.fund (tenant_id, sanction_id, allotted_paise, available_paise)
                        values (:tenant, :sanction, 100000000000, 100000000000)
                        """)
                .param("tenant", TENANT.value())
                .param("sanction", sanction)
                .update();
    }
}
