package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each known defect of the originals has a row in docs/contract, and the tests that the row names are there. */
class DefectTablesTests {

    private static final Path DOCS = Path.of("../docs/contract");
    private static final Path BILLING_TESTS = Path.of("src/test/java/dev/kosh/billing");
    private static final Pattern ROW = Pattern.compile("\\| (D?\\d+(?:, D?\\d+)*) \\|.*\\|([^|]+)\\|");

    /** {@code `BookTests`}, {@code `BookTests.balances`}, or {@code `.balances`} of the class before. */
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static final Pattern BY_NUMBER = Pattern.compile("(n\\d\\d)…");

    @Test
    void everyDefectOfBillingHasARow() throws IOException {
        assertThat(rows("billing.md").keySet()).containsExactlyInAnyOrderElementsOf(numbers("", 44));
    }

    @Test
    void everyDefectOfCollectionHasARowThereOrAmongThoseOfTheGateway() throws IOException {
        List<String> rows = new ArrayList<>(rows("collection.md").keySet());
        rows.addAll(rows("gateway.md").keySet());

        assertThat(rows).containsExactlyInAnyOrderElementsOf(numbers("D", 30));
    }

    @Test
    void everyRowNamesTestsThatAreThere() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String document : List.of("billing.md", "collection.md", "gateway.md")) {
            for (Map.Entry<String, String> row : rows(document).entrySet()) {
                List<String> names = names(row.getValue());
                if (names.isEmpty()) {
                    wrong.add(document + " " + row.getKey() + " names none");
                }
                for (String name : names) {
                    if (!isThere(name)) {
                        wrong.add(document + " " + row.getKey() + " " + name);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> numbers(String prefix, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(each -> prefix + each).toList();
    }

    /** The last cell of each row of the section on defects, by each of its numbers. */
    private static Map<String, String> rows(String document) throws IOException {
        String text = Files.readString(DOCS.resolve(document));
        Map<String, String> rows = new LinkedHashMap<>();
        text.substring(text.indexOf("\n## Defects of the original")).lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (String number : row.group(1).split(", ")) {
                    assertThat(rows.put(number, row.group(2)))
                            .as("%s has %s twice", document, number)
                            .isNull();
                }
            }
        });
        return rows;
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        String last = "";
        Matcher quoted = QUOTED.matcher(cell);
        while (quoted.find()) {
            String name = quoted.group(1);
            if (name.startsWith(".")) {
                names.add(last + name);
            } else {
                names.add(name);
                last = name.replaceFirst("\\..*", "");
            }
        }
        return names;
    }

    private static boolean isThere(String name) throws IOException {
        Matcher byNumber = BY_NUMBER.matcher(name);
        if (!byNumber.matches()) {
            return NamedTests.exists(name);
        }
        String tests = Files.readString(BILLING_TESTS.resolve("DefectsOfBillingTests.java"))
                + Files.readString(BILLING_TESTS.resolve("DefectsOfSearchesTests.java"));
        return tests.contains("void " + byNumber.group(1));
    }
}
