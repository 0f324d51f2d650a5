package dev.kosh.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

/** {@code kosh simulate}: a treasury of its own on this machine, until Ctrl-C (docs/contract/simulator.md). */
public final class SimulateCommand {

    private static final String USAGE = """
            kosh simulate [--port 8090] [--public-key FILE] [--latency PT0.02S] [--seed NUMBER] [--auto] [--requests-kept NUMBER]
                plays the treasury (JIT-FS) on 127.0.0.1 until Ctrl-C
                --public-key     where its key is written; ./treasury-public-key.der unless said
                --latency        how long every answer waits
                --auto           signs, advises and pays after a day each; without, the admin paths do
                --requests-kept  how many of the latest requests GET /__sim/requests shows; 10000 unless said""";
    private static final int MISUSED = 2;
    private static final int DEFAULT_PORT = 8090;

    private final PrintStream out;
    private final PrintStream problems;

    public SimulateCommand(PrintStream out, PrintStream problems) {
        this.out = out;
        this.problems = problems;
    }

    /** Runs until the process ends; otherwise 1 when it could not start, 2 when misused. */
    public int run(List<String> arguments) {
        SimulatorSettings settings = SimulatorSettings.defaults().withPort(DEFAULT_PORT);
        Path keyFile = Path.of("treasury-public-key.der");
        try {
            for (int i = 0; i < arguments.size(); i++) {
                String word = arguments.get(i);
                if (word.equals("--auto")) {
                    settings = settings.withAuto(AutoMode.smooth());
                } else if (word.equals("--public-key")) {
                    keyFile = Path.of(arguments.get(++i));
                } else {
                    settings = with(settings, word, arguments.get(++i));
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeParseException misused) {
            problems.println(USAGE);
            return MISUSED;
        }
        return serve(settings, keyFile);
    }

    private static SimulatorSettings with(SimulatorSettings settings, String option, String value) {
        return switch (option) {
            case "--port" -> settings.withPort(Integer.parseInt(value));
            case "--latency" -> settings.withLatency(Duration.parse(value));
            case "--seed" -> settings.withSeed(Long.parseLong(value));
            case "--requests-kept" -> settings.withRequestsKept(Integer.parseInt(value));
            default -> throw new IllegalArgumentException("there is no " + option);
        };
    }

    private int serve(SimulatorSettings settings, Path keyFile) {
        try (TreasurySimulator treasury = TreasurySimulator.start(settings)) {
            Files.write(keyFile, treasury.publicKeyDer());
            announce(treasury, keyFile.toAbsolutePath().normalize());
            Thread.currentThread().join();
            return 0;
        } catch (UncheckedIOException | IOException unable) {
            problems.println("kosh: the treasury cannot start: " + unable.getMessage());
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void announce(TreasurySimulator treasury, Path keyFile) {
        String base = treasury.baseUrl().toString();
        out.println("The treasury is open: " + base);
        out.println("  client id      " + treasury.settings().clientId());
        out.println("  client secret  " + treasury.settings().clientSecret());
        out.println("  public key     " + keyFile);
        out.println("Drive it, for example:");
        out.println("  curl -s " + base + "/__sim/state");
        out.println("  curl -s -X POST " + base + "/__sim/pi/PI-DK%2F2025-26%2F000041/sign");
        out.println("  curl -s " + base + "/__sim/clock -d '{\"now\":\"2026-06-16T22:00:00+05:30\"}'");
        out.println("  curl -s " + base + "/__sim/faults -d '[{\"service\":\"FD\",\"fault\":\"HANG\",\"times\":3}]'");
    }
}
