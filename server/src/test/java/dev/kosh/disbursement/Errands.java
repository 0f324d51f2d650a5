package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.disbursement.jobs.TreasuryNight;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.treasury.TreasuryService;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a process has in hand when it dies: each call to the treasury from which something follows. */
@TestComponent
class Errands {

    private static final String RUPEES = "1400.00";

    private final Payouts payouts;
    private final PayoutRecords records;
    private final TreasurySimulator treasury;
    private final TreasuryNight night;
    private final JobRuns jobs;
    private final Revisions revisions;
    private final RecordedSms sms;
    private final HttpCalls calls;
    private final JdbcClient jdbc;

    Errands(
            Payouts payouts,
            PayoutRecords records,
            TreasurySimulator treasury,
            TreasuryNight night,
            JobRuns jobs,
            Revisions revisions,
            RecordedSms sms,
            HttpCalls calls,
            JdbcClient jdbc) {
        this.payouts = payouts;
        this.records = records;
        this.treasury = treasury;
        this.night = night;
        this.jobs = jobs;
        this.revisions = revisions;
        this.sms = sms;
        this.calls = calls;
        this.jdbc = jdbc;
    }

    /** One call and what follows from it. */
    abstract class Errand {

        final JitService service;

        Errand(JitService service) {
            this.service = service;
        }

        /** Gives it to the process. */
        abstract void begin(HttpCalls process);

        /** The instruction that is called about; null as long as it is not made. */
        abstract @Nullable String number();

        /** Whether what follows from the answer is true already. */
        abstract boolean isDone();

        /** Somebody else takes it up. */
        abstract void takeUp();

        /** All that follows from it is there once. */
        abstract void assertDoneOnce();

        boolean isCalled() {
            String number = number();
            return number != null
                    && treasury.requests(service).stream().anyMatch(seen -> number.equals(seen.piNumber()));
        }

        boolean isOnRecord() {
            return jdbc.sql("select count(*) from treasury.exchange where reference = :number and service = :service")
                            .param("number", number())
                            .param("service", service.name())
                            .query(Long.class)
                            .single()
                    > 0;
        }

        UUID instruction() {
            return payouts.pi(Objects.requireNonNull(number())).id();
        }
    }

    /** All of them, ready to be begun. */
    List<Errand> all() {
        return List.of(new FailuresAsked(), new InstructionPushed(), new RevisionPushed(), new RevisedFailuresAsked());
    }

    /** FD of one payment of two that came back, in a run of the job. */
    private final class FailuresAsked extends Errand {

        private final List<Worker> two = payouts.workers(2);
        private final String paid = payouts.completed(two);
        private final Worker returned = two.get(1);
        private @Nullable JobRun run;

        FailuresAsked() {
            super(JitService.FD);
            comesBack(paid, returned);
        }

        @Override
        void begin(HttpCalls process) {
            run = jobs.start(Job.FD, new JobScope(Payouts.TENANT, paid, null));
        }

        @Override
        String number() {
            return paid;
        }

        @Override
        boolean isDone() {
            return payouts.payment(paid, returned).status() == PaymentStatus.FAILED;
        }

        @Override
        void takeUp() {
            night.now();
        }

        @Override
        void assertDoneOnce() {
            JobRun ended = jobs.find(Objects.requireNonNull(run).id()).orElseThrow();
            assertThat(ended.state()).isEqualTo(JobRun.State.ENDED);
            assertThat(ended.counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 1, 0));
            assertThat(payouts.page(paid))
                    .isEqualTo("INFO On call of FD API: Response is received and updated successfully");
            assertThat(records.billPayment(paid)).isEqualTo("PARTIAL PAYMENT_PARTIAL " + RUPEES);
            assertFailedOnce(paid, returned, 1);
        }
    }

    /** PI of a new instruction, by the task that sends them. */
    private final class InstructionPushed extends Errand {

        private @Nullable String pushed;

        InstructionPushed() {
            super(JitService.PI);
        }

        @Override
        void begin(HttpCalls process) {
            pushed = payouts.made(payouts.workers(1));
        }

        @Override
        @Nullable
        String number() {
            return pushed;
        }

        @Override
        boolean isDone() {
            return payouts.pi(Objects.requireNonNull(pushed)).status() == PiStatus.INITIATED;
        }

        @Override
        void takeUp() {
            night.byHand(Job.PI, JobScope.ALL);
        }

        /** Whatever the treasury said to the second push, it holds one instruction, which goes its way. */
        @Override
        void assertDoneOnce() {
            String number = Objects.requireNonNull(pushed);
            treasury.sign(number);
            payouts.ask(TreasuryService.PIS, number);
            assertThat(payouts.pi(number).status()).isEqualTo(PiStatus.APPROVED);
            assertThat(records.funds(number)).isEqualTo(RUPEES);
            assertThat(entries("ledger_entry", number)).as("reserved and spent").isEqualTo(2);
        }
    }

    /** COR of a payment that came back, by a person who pays it again. */
    private final class RevisionPushed extends Errand {

        private final Worker worker = payouts.worker();
        private final String original = failed(worker);

        RevisionPushed() {
            super(JitService.COR);
            payouts.correct(worker, "0077" + worker.number(), "TEST0000107");
        }

        @Override
        void begin(HttpCalls process) {
            order(process, "_revise", original, SandboxUser.CUTTACK_ACCOUNTANT);
        }

        @Override
        @Nullable
        String number() {
            List<PaymentInstruction> chain = payouts.chain(original);
            return chain.size() == 1 ? null : chain.get(1).number();
        }

        @Override
        boolean isDone() {
            return payouts.chain(original).get(1).status() == PiStatus.IN_PROCESS;
        }

        @Override
        void takeUp() {
            night.byHand(Job.COR, JobScope.ALL);
        }

        /** There is one revised instruction here and there, and the worker is paid by it. */
        @Override
        void assertDoneOnce() {
            assertThat(payouts.chain(original)).hasSize(2);
            String revised = Objects.requireNonNull(number());
            assertThat(payouts.pi(revised).status()).isEqualTo(PiStatus.IN_PROCESS);
            assertThat(entries("ledger_entry", revised)).as("out of suspense").isEqualTo(1);
            treasury.pay(revised);
            payouts.ask(TreasuryService.FTPS, revised);
            assertThat(payouts.payment(revised, worker).status()).isEqualTo(PaymentStatus.SUCCESSFUL);
            assertThat(records.suspense(original)).isEqualTo("0.00");
            assertThat(treasury.books().transfersTo(payouts.benefId(original, worker)))
                    .as("one came back, one arrived")
                    .isEqualTo(2);
        }
    }

    /** FTFPS of a payment that came back a second time, by a person who asks for it. */
    private final class RevisedFailuresAsked extends Errand {

        private final Worker worker = payouts.worker();
        private final String original = failed(worker);
        private final String revised;

        RevisedFailuresAsked() {
            super(JitService.FTFPS);
            payouts.correct(worker, "0077" + worker.number(), "TEST0000107");
            revised = revisions
                    .revise(Payouts.TENANT, original, false, Payouts.BY)
                    .number();
            treasury.pay(revised);
            payouts.ask(TreasuryService.FTPS, revised);
            payouts.deliverMessages();
            comesBack(revised, worker);
        }

        @Override
        void begin(HttpCalls process) {
            order(process, "_refresh", revised, SandboxUser.CUTTACK_MUKTA);
        }

        @Override
        String number() {
            return revised;
        }

        @Override
        boolean isDone() {
            return payouts.payment(revised, worker).status() == PaymentStatus.FAILED;
        }

        @Override
        void takeUp() {
            night.byHand(Job.FTFPS, new JobScope(Payouts.TENANT, revised, null));
        }

        @Override
        void assertDoneOnce() {
            assertThat(payouts.page(revised))
                    .isEqualTo("INFO On call of FTFPS API: Response is received and updated successfully");
            assertThat(records.billPayment(original)).isEqualTo("FAILED PAYMENT_FAILED 0.00");
            assertFailedOnce(revised, worker, 2);
        }
    }

    /** The payment is Failed and in suspense, by one record; messages are one for each time that the worker's came back. */
    private void assertFailedOnce(String number, Worker worker, int messages) {
        assertThat(payouts.payment(number, worker).status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(entries("failure_event", number)).isEqualTo(1);
        assertThat(records.suspense(number)).isEqualTo(RUPEES);
        assertThat(sms.to(worker.mobileNumber()))
                .filteredOn(text -> text.contains("is failed"))
                .hasSize(messages)
                .doesNotHaveDuplicates();
    }

    private String failed(Worker worker) {
        String number = payouts.completed(List.of(worker));
        comesBack(number, worker);
        payouts.ask(TreasuryService.FD, number);
        payouts.deliverMessages();
        return number;
    }

    private void comesBack(String number, Worker worker) {
        treasury.fail(number, new ReturnedPayment(payouts.benefId(number, worker), "Account is dormant", 0));
    }

    /** Asks the process for something and does not wait; it will not live to answer. */
    private void order(HttpCalls process, String order, String number, SandboxUser user) {
        String token = calls.login(user);
        CompletableFuture.runAsync(() -> {
            try {
                process.post(
                        "/ifms-adapter/pi/v1/" + order,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("tenantId", Payouts.TENANT.value())
                                .put("piNumber", number),
                        token);
            } catch (UncheckedIOException serverIsGone) {
                // As it must be.
            }
        });
    }

    private long entries(String table, String number) {
        return jdbc.sql("select count(*) from disbursement." + table + " where pi_id = :pi")
                .param("pi", payouts.pi(number).id())
                .query(Long.class)
                .single();
    }
}
