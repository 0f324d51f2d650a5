package dev.kosh.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server of a cluster.
 *
 * @param port TCP port on the loop-back interface
 * @param ready whether it takes connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

    private static final String FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The living server of the cluster; empty when there is none or it is only just starting to write its file. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(FILE));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> serves(process, cluster))
                .map(process -> new Postmaster(process, port, ready));
    }

    /** Whether a server runs, or ended without tidying up. */
    static boolean leftFile(Path cluster) {
        return Files.exists(cluster.resolve(FILE));
    }

    /**
     * Deletes a file whose process number now belongs to some other program, as it happens in containers, where
     * numbers repeat: PostgreSQL itself would take that program for its running server.
     */
    static void deleteFileOfAnothersProcess(Path cluster) throws IOException {
        Path file = cluster.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        boolean alive = Files.readAllLines(file).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(process -> !serves(process, cluster))
                .isPresent();
        if (alive) {
            Files.delete(file);
        }
    }

    /** Whether it was started with these words, so that it runs the right release with the right settings. */
    boolean runsWith(List<String> arguments) {
        List<String> own = process.info().arguments().map(List::of).orElse(List.of());
        return own.equals(arguments);
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
    }
}
