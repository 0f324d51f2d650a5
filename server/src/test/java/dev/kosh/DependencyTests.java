package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootVersion;

/** The libraries that run here are releases without a fault that we know of (docs/security.md, dependencies). */
class DependencyTests {

    /** Lines of {@code artifact version fault}: what is older than that version has the fault. */
    private static final Path KNOWN_FAULTS = Path.of("src/test/resources/known-faults-of-libraries.txt");

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

    private static final String OUR_SIMULATOR = "kosh-simulator";

    private final Map<String, String> versions = versions();

    @Test
    void noLibraryIsASnapshot() {
        assertThat(versions).hasSizeGreaterThan(100);
        assertThat(versions.values()).noneMatch(version -> version.contains("SNAPSHOT"));
    }

    /** platform.md section 9, number 26. */
    @Test
    void theFrameworkIsOfASupportedGeneration() {
        assertThat(isOlder(SpringBootVersion.getVersion(), "4.0.0")).isFalse();
        assertThat(isOlder(versions.getOrDefault("tomcat-embed-core", "0"), "11.0.0"))
                .isFalse();
    }

    @Test
    void noLibraryHasAFaultThatIsOnTheList() throws IOException {
        List<String> faulty = new ArrayList<>();
        for (String line : Files.readAllLines(KNOWN_FAULTS)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\s+", 3);
            String used = versions.get(parts[0]);
            if (used != null && isOlder(used, parts[1])) {
                faulty.add(parts[0] + " " + used + ": " + parts[2]);
            }
        }
        assertThat(faulty).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.0, 1.10.0, true",
        "1.10.0, 1.9.0, false",
        "2.0, 2.0.1, true",
        "3.0.0, 3.0.0, false",
        "2.1-M1, 2.1, false"
    })
    void versionsAreComparedByTheirNumbers(String one, String other, boolean older) {
        assertThat(isOlder(one, other)).isEqualTo(older);
    }

    private static boolean isOlder(String version, String than) {
        List<Integer> one = numbers(version);
        List<Integer> other = numbers(than);
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int left = i < one.size() ? one.get(i) : 0;
            int right = i < other.size() ? other.get(i) : 0;
            if (left != right) {
                return left < right;
            }
        }
        return false;
    }

    private static List<Integer> numbers(String version) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : version.split("[-+]")[0].split("\\.")) {
            if (part.matches("\\d{1,9}")) {
                numbers.add(Integer.parseInt(part));
            }
        }
        return numbers;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches() && !jar.group(1).equals(OUR_SIMULATOR)) {
                versions.put(jar.group(1), jar.group(2));
            }
        }
        return versions;
    }
}
