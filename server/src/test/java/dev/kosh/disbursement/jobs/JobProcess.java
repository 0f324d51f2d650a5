package dev.kosh.disbursement.jobs;

import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.KoshProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** A server of its own on the database and with the treasury of a test; only the slots that are named are due. */
public final class JobProcess {

    private static final List<String> JOBS =
            List.of("va", "pis", "pd", "ftps", "fd", "ftfps", "pag", "repush", "pa", "reconciliation");

    private JobProcess() {}

    /** Starts one and does not wait; {@code more} comes last and wins. */
    public static KoshProcess launch(Environment test, TreasurySimulator treasury, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--kosh.database.url=" + test.getRequiredProperty("kosh.database.url"),
                "--kosh.keyset-file=" + test.getRequiredProperty("kosh.keyset-file"),
                "--kosh.database.connections=8",
                "--kosh.outbox.lease=40s",
                "--jit.base-url=" + treasury.baseUrl(),
                "--jit.allow-insecure=true",
                "--jit.client-id=" + treasury.settings().clientId(),
                "--jit.client-secret=" + treasury.settings().clientSecret(),
                "--jit.public-key=base64:" + Base64.getEncoder().encodeToString(treasury.publicKeyDer()),
                "--jit.pool.size=4",
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.missed-heartbeats-limit=4"));
        List<String> named = Arrays.asList(more);
        JOBS.stream()
                .map(job -> "--jit.cron." + job + "=")
                .filter(job -> named.stream().noneMatch(word -> word.startsWith(job)))
                .forEach(job -> words.add(job + "-"));
        words.addAll(named);
        try {
            Path folder = Files.createDirectories(Path.of("target", "processes"));
            Path data = Files.createTempDirectory(folder, "jobs").toAbsolutePath();
            return KoshProcess.launch(data, Map.of(), words.toArray(String[]::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
