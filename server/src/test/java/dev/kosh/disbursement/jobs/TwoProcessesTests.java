package dev.kosh.disbursement.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRun.Counts;
import dev.kosh.disbursement.JobRun.State;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.jobs.SeededInstructions.Seeded;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.KoshProcess;
import dev.kosh.testing.MovableClock;
import dev.kosh.wire.BusinessCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Two servers on one database: each slot has one run, and what the one leaves when it is killed the other finishes. */
@Tag("long")
@NightTest
class TwoProcessesTests {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int INSTRUCTIONS = 200;

    @Autowired
    private SeededInstructions instructions;

    @Autowired
    private TreasuryNight night;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Environment environment;

    @Test
    void aSlotIsWorkedAtByOneProcessAndWhenThatIsKilledByTheOther() throws IOException {
        clock.set(Instant.now());
        treasury.clock().tickFrom(Instant.now().plus(Duration.ofDays(2)));
        List<Seeded> paid = instructions.completed(INSTRUCTIONS, 2, index -> List.<ReturnedPayment>of());
        paid.forEach(each -> treasury.fail(each.number(), SeededInstructions.comesBack(each, 1)));
        treasury.answerAfter(Duration.ofMillis(100));

        // A slot half an hour ago, which both make up as soon as they are there.
        String cron = "0 %d * * * *".formatted(minuteHalfAnHourAway());
        try (KoshProcess one = launch("one", cron);
                KoshProcess other = launch("other", cron)) {
            one.address();
            other.address();
            await("the run is under way", () -> treasury.calls(JitService.FD) >= INSTRUCTIONS / 4);
            JobRun running = night.runs(Job.FD).get(0);
            assertThat(running.state()).isEqualTo(State.RUNNING);
            long pid = Long.parseLong(Objects.requireNonNull(running.node()).split("@")[0]);
            KoshProcess worker = one.pid() == pid ? one : other;
            assertThat(worker.pid()).isEqualTo(pid);

            worker.kill();
            long calledBeforeTheKill = treasury.calls(JitService.FD);
            assertThat(calledBeforeTheKill).isLessThan(INSTRUCTIONS);
            await("the other has finished", () -> night.runs(Job.FD).get(0).state() == State.ENDED);

            List<JobRun> runs = night.runs(Job.FD);
            assertThat(runs).hasSize(1);
            assertThat(runs.get(0).node()).isNotEqualTo(running.node());
            assertThat(runs.get(0).counts())
                    .isEqualTo(new Counts(INSTRUCTIONS, INSTRUCTIONS, 0, 0, INSTRUCTIONS, INSTRUCTIONS, 0));
            await("everybody has been told", () -> messages() == INSTRUCTIONS);
        }

        Map<String, Long> callsByInstruction = treasury.requests(JitService.FD).stream()
                .collect(Collectors.groupingBy(TwoProcessesTests::number, Collectors.counting()));
        assertThat(callsByInstruction).hasSize(INSTRUCTIONS);
        // Only what was in the hands of the killed process was asked again.
        assertThat(callsByInstruction.values().stream()
                        .filter(calls -> calls > 1)
                        .count())
                .isLessThanOrEqualTo(4);
        assertThat(paid)
                .allSatisfy(each -> assertThat(instructions.payments(each))
                        .containsExactly(PaymentStatus.SUCCESSFUL, PaymentStatus.FAILED));
        assertThat(instructions.count("disbursement.failure_event", "kind = 'FAILURE'"))
                .isEqualTo(INSTRUCTIONS);
        assertThat(instructions.count("disbursement.ledger_entry", "kind = 'SUSPENSE_IN'"))
                .isEqualTo(INSTRUCTIONS);
        assertThat(messages()).isEqualTo(INSTRUCTIONS);
    }

    private long messages() {
        return instructions.count("notification.sms", "status = 'SENT'");
    }

    private static String number(SeenRequest seen) {
        return Objects.requireNonNull(seen.piNumber());
    }

    private static int minuteHalfAnHourAway() {
        return (Instant.now().atZone(BusinessCalendar.ZONE).getMinute() + 30) % 60;
    }

    private KoshProcess launch(String name, String cron) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), name);
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--kosh.database.url=" + environment.getRequiredProperty("kosh.database.url"),
                "--kosh.keyset-file=" + environment.getRequiredProperty("kosh.keyset-file"),
                "--kosh.database.connections=8",
                "--kosh.outbox.lease=40s",
                "--jit.base-url=" + treasury.baseUrl(),
                "--jit.allow-insecure=true",
                "--jit.client-id=" + treasury.settings().clientId(),
                "--jit.client-secret=" + treasury.settings().clientSecret(),
                "--jit.public-key=base64:" + Base64.getEncoder().encodeToString(treasury.publicKeyDer()),
                "--jit.pool.size=4",
                "--jit.cron.fd=" + cron,
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.missed-heartbeats-limit=4"));
        for (String job : List.of("va", "pis", "pd", "ftps", "ftfps", "pag", "repush", "pa", "reconciliation")) {
            words.add("--jit.cron." + job + "=-");
        }
        return KoshProcess.launch(data.toAbsolutePath(), Map.of(), words.toArray(String[]::new));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }
}
