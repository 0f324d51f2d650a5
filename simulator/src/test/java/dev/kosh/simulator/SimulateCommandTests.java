package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTests {

    @TempDir
    private Path folder = Path.of(".");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private final SimulateCommand command = new SimulateCommand(print(out), print(problems));

    @Test
    void aTreasuryRunsAloneAndSaysHowToReachIt() throws Exception {
        Path key = folder.resolve("key.der");
        Thread running = new Thread(() ->
                command.run(List.of("--port", "0", "--public-key", key.toString(), "--latency", "PT0.001S", "--auto")));
        running.start();
        String said = saidWithin(20_000);

        assertThat(said)
                .containsPattern("The treasury is open: http://127\\.0\\.0\\.1:[1-9][0-9]*")
                .contains("dummy-client", key.toString(), "curl ", "/__sim/faults");
        assertThat(Files.readAllBytes(key)).hasSize(294);
        running.interrupt();
        running.join(20_000);
        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void aTakenPortIsToldInOneLine() {
        try (TreasurySimulator first = TreasurySimulator.start(SimulatorSettings.defaults())) {
            int code = command.run(List.of(
                    "--port", String.valueOf(first.port()),
                    "--public-key", folder.resolve("key.der").toString()));

            assertThat(code).isEqualTo(1);
            assertThat(problems.toString(StandardCharsets.UTF_8)).contains("port " + first.port());
        }
    }

    @Test
    void wrongWordsShowTheRightOnes() {
        for (List<String> words : List.of(
                List.of("--help"), List.of("--port"), List.of("--port", "many"), List.of("--latency", "20ms"))) {
            assertThat(command.run(words)).isEqualTo(2);
        }
        assertThat(problems.toString(StandardCharsets.UTF_8)).contains("kosh simulate [--port");
    }

    private String saidWithin(int millis) throws InterruptedException {
        for (int waited = 0; waited < millis && !told().contains("/__sim/faults"); waited += 20) {
            Thread.sleep(20);
        }
        return told();
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
