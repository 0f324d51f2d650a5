package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/security.md says is tested is tested. */
class SecurityDocumentTests {

    /** {@code `PaymentModeTests`} or {@code `PaymentModeTests.cashNeedsNoNumber`}; {@code `….other`} is of the class before. */
    private static final Pattern NAMED = Pattern.compile("`(\\w+Tests|…)(?:\\.(\\w+))?`");

    @Test
    void everyTestThatTheDocumentNamesIsThere() throws IOException {
        Matcher named = NAMED.matcher(Files.readString(Path.of("../docs/security.md")));
        Set<String> tests = new LinkedHashSet<>();
        String last = "";
        while (named.find()) {
            last = named.group(1).equals("…") ? last : named.group(1);
            tests.add(named.group(2) == null ? last : last + "." + named.group(2));
        }

        assertThat(tests).hasSizeGreaterThan(60).allMatch(NamedTests::exists);
    }

    @Test
    void everyKnownWeaknessOfTheOriginalsHasATest() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/security.md")).stream()
                        .filter(line -> line.matches("\\| \\d+ \\|.*"))
                        .toList())
                .hasSize(28)
                .allMatch(line -> NAMED.matcher(line).find());
    }
}
