package dev.kosh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, as an operator starts it: for tests that kill, stop or start one. */
public final class KoshProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Kosh is ready: (http://127\\.0\\.0\\.1:\\d+) ");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private KoshProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code kosh} with these words, its data in this folder, on any free port; does not wait. */
    public static KoshProcess launch(Path data, Map<String, String> environment, String... words) {
        return launch(List.of(), data, environment, words);
    }

    /** {@link #launch(Path, Map, String...)} through another command, such as one that changes the user. */
    public static KoshProcess launch(
            List<String> through, Path data, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(through);
        command.addAll(PackedServer.words());
        command.addAll(Arrays.asList(words));
        try {
            Path output = Files.createTempFile(Files.createDirectories(TestPostgres.folder()), "kosh", ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
            builder.redirectErrorStream(true);
            builder.environment().putAll(Map.of("KOSH_DATA", data.toString(), "KOSH_PORT", "0"));
            builder.environment().putAll(environment);
            return new KoshProcess(builder.start(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts a server and waits until it is ready. */
    public static KoshProcess start(Path data, String... words) {
        KoshProcess kosh = launch(data, Map.of(), words);
        kosh.address();
        return kosh;
    }

    /** Where the server answers; waits until it does. */
    public URI address() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
            if (ended(Duration.ofMillis(50))) {
                break;
            }
        }
        throw new AssertionError("The server did not start:\n" + output());
    }

    /** Everything that it has printed. */
    public String output() {
        try {
            // A line that is being written may end within a letter.
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}: no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** The signal that a service manager or Ctrl-C sends; waits for the end and gives the exit code. */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** Waits for the end. */
    public int exitCode() {
        if (!ended(PATIENCE)) {
            throw new AssertionError("The server did not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        stop();
    }

    private boolean ended(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", interrupted);
        }
    }
}
