package dev.kosh.database.embedded;

import dev.kosh.database.DatabaseUnusable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program run to its end. */
record Command(List<String> words) {

    /** Runs it and gives its exit code; what it prints is dropped. */
    int run() throws IOException {
        return await(builder().redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Runs it with this input, what it prints going to a file, and demands success. */
    void runOrFail(String input, Path log, String failure) throws IOException {
        Process process = builder()
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (await(process) != 0) {
            throw new DatabaseUnusable(failure + ": see " + log);
        }
    }

    private ProcessBuilder builder() {
        return new ProcessBuilder(words).redirectErrorStream(true);
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a program ran");
        }
    }
}
