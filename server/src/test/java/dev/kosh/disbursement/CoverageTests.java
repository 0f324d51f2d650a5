package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever looks for the test of a fault scenario, or of a line of the seed, finds it by its number or name. */
class CoverageTests {

    private static final int SCENARIOS = 77;
    private static final Path TESTS = Path.of("src", "test", "java", "dev", "kosh");
    private static final Path TABLE = Path.of("..", "docs", "seed-coverage.md");

    /** In the name of a test ({@code t47The…}) or the comment above it ({@code T47.}, {@code T01 to T26}). */
    private static final Pattern SCENARIO =
            Pattern.compile("(?<![\\w\"])[tT](\\d{2})(?:(?=[A-Z_.,:) ])(?: to T(\\d{2}))?)");

    /** {@code SomeTests} or {@code SomeTests.someMethod}; the end of a name may be left out: {@code t49…}. */
    private static final Pattern TEST = Pattern.compile("`(?:(\\w+Tests)\\.?)?(\\w*)(…?)`");

    private static Map<String, String> sourceByClass() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Tests.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            CoverageTests::read,
                            (one, other) -> one + other));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void eachFaultScenarioIsFoundByItsNumber() {
        Set<Integer> found = new TreeSet<>();
        Map<String, String> sources = new HashMap<>(sourceByClass());
        sources.remove(CoverageTests.class.getSimpleName());
        sources.values()
                .forEach(source -> SCENARIO.matcher(source)
                        .results()
                        .map(match -> Integer.parseInt(match.group(1)))
                        .forEach(found::add));

        assertThat(found)
                .containsAll(IntStream.rangeClosed(1, SCENARIOS).boxed().toList());
    }

    @Test
    void eachTestThatTheTableOfTheSeedNamesIsThere() {
        Map<String, String> sources = sourceByClass();
        List<String> rows = read(TABLE)
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        for (String row : rows) {
            String[] cells = row.split("\\|");
            String named = "";
            for (MatchResult test : results(cells[cells.length - 1])) {
                named = test.group(1) == null ? named : test.group(1);
                assertThat(sources).as(row).containsKey(named);
                assertThat(sources.get(named))
                        .as("%s in %s", test.group(), row)
                        .contains(test.group(2).isEmpty() ? named : "void " + test.group(2) + (isCut(test) ? "" : "("));
            }
            assertThat(named).as("a test of %s", row).isNotEmpty();
        }
    }

    private static boolean isCut(MatchResult test) {
        return !test.group(3).isEmpty();
    }

    private static List<MatchResult> results(String cell) {
        Matcher matcher = TEST.matcher(cell);
        return matcher.results().toList();
    }
}
