package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.treasury.TreasuryService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The life cycle against the requirement's own words: its mapping table, its messages, its notification. */
class SeedMappingTableTests {

    private static final String SEED = read();
    private static final Map<String, CallOutcome> OUTCOMES = Map.of(
            "No Response", CallOutcome.NO_RESPONSE,
            "Response With Error", CallOutcome.ERROR,
            "Response Without Error", CallOutcome.SUCCESS);

    /** A row of the seed's table {@code API Call - Status - Payment Status - Actions Mapping}. */
    private record SeedRow(
            String response,
            String from,
            String to,
            String payment,
            String action,
            @Nullable String api) {}

    private static String read() {
        try (var in = new ClassPathResource("seeds/fd-update-failed-payments.txt").getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static List<SeedRow> rows() {
        String begin = "PI Status (From)PI Status (To)Payment StatusUser ActionAPI Call";
        String table = SEED.substring(SEED.indexOf(begin) + begin.length(), SEED.indexOf("\nValidations"));
        List<String> cells =
                table.lines().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        List<SeedRow> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            if (cell.matches("\\d+") && !row.isEmpty()) {
                rows.add(row(row));
                row.clear();
            }
            row.add(cell);
        }
        rows.add(row(row));
        return rows;
    }

    private static SeedRow row(List<String> cells) {
        return new SeedRow(
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                cells.get(5),
                cells.size() > 6 ? cells.get(6) : null);
    }

    private static LifecycleRow ours(String response) {
        CallOutcome outcome = Objects.requireNonNull(OUTCOMES.get(response), response);
        return PaymentInstructionLifecycle.row(TreasuryService.FD, outcome, PiStatus.COMPLETED, false)
                .orElseThrow();
    }

    @Test
    void theSeedsTableHasARowForEachOfTheThreeOutcomes() {
        assertThat(rows())
                .extracting(SeedRow::response)
                .containsExactly("No Response", "Response With Error", "Response Without Error");
    }

    @Test
    void eachRowOfTheSeedsTableStandsInTheLifeCycle() {
        for (SeedRow row : rows()) {
            LifecycleRow ours = ours(row.response());
            PiStatus from = status(row.from());
            assertThat(ours.from()).as(row.toString()).contains(from);
            assertThat(ours.to(from)).as(row.toString()).isEqualTo(status(row.to()));
            assertThat(ours.payments().label()).as(row.toString()).isEqualTo(row.payment());
            assertThat(action(ours)).as(row.toString()).isEqualTo(row.action());
            if (row.api() != null) {
                assertThat(ours.next()).as(row.toString()).isEqualTo(TreasuryService.valueOf(row.api()));
            }
        }
    }

    private static PiStatus status(String label) {
        return PiStatus.valueOf(label.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static String action(LifecycleRow row) {
        PiAction enabled = row.enables();
        if (enabled == null) {
            return "No Action";
        }
        return enabled == PiAction.GENERATE_REVISED_PI ? "Generate Revised PI" : enabled.name();
    }

    @Test
    void thePageShowsTheSeedsMessages() {
        assertThat(SEED).contains("[Message: " + ours("No Response").page(null) + "]");
        assertThat(SEED).contains("[Message: " + ours("Response With Error").page("<JIT error message>") + "]");
        assertThat(SEED).contains("[Message: " + ours("Response Without Error").page(null) + "]");
        assertThat(ours("No Response").severity()).isEqualTo(PageMessage.Severity.ERROR);
        assertThat(ours("Response With Error").severity()).isEqualTo(PageMessage.Severity.ERROR);
        assertThat(ours("Response Without Error").severity()).isEqualTo(PageMessage.Severity.INFO);
    }

    @Test
    void onlyAResponseWithoutErrorTellsTheBeneficiariesThatItLists() {
        assertThat(ours("Response Without Error").reach()).isEqualTo(LifecycleRow.Reach.LISTED);
        assertThat(ours("Response Without Error").sms()).isEqualTo(LifecycleRow.Sms.FAILED);
        for (String silent : List.of("No Response", "Response With Error")) {
            assertThat(ours(silent).reach()).isEqualTo(LifecycleRow.Reach.NONE);
            assertThat(ours(silent).sms()).isNull();
        }
    }
}
