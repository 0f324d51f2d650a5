package dev.kosh.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a test that a document or a list names is there. */
public final class NamedTests {

    private static final Path TESTS = Path.of("src/test/java");

    private NamedTests() {}

    /** @param name {@code PaymentModeTests} or {@code PaymentModeTests.cashNeedsNoNumber} */
    public static boolean exists(String name) {
        String[] parts = name.split("\\.");
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(parts[0] + ".java"))
                    .anyMatch(file -> parts.length == 1 || has(file, parts[1]));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean has(Path file, String method) {
        try {
            return Pattern.compile("\\s" + Pattern.quote(method) + "\\(")
                    .matcher(Files.readString(file))
                    .find();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
