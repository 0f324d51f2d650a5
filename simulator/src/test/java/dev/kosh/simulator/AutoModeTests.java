package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What time does by itself. */
class AutoModeTests extends AtTheTreasury {

    @Test
    void anInstructionIsSignedAdvisedAndPaidAfterItsDays() throws Exception {
        treasury.proceed(new AutoMode(1, 2, 3, 0, 0, 0, 1));
        town.push();
        assertThat(town.askStatus().path("data")).isEmpty();

        on("2025-06-11T11:20:05");
        caller.logIn();
        assertThat(town.askStatus().at("/data/0/payInstDate").asString()).isEqualTo("2025-06-11 11:20:05");
        assertThat(town.askAdvice().path("data")).isEmpty();

        on("2025-06-30T22:00:00");
        caller.logIn();
        assertThat(town.askAdvice().at("/data/0/adviceDate").asString())
                .as("dated when it fell due, not when somebody asked")
                .isEqualTo("2025-06-13");
        assertThat(town.askScroll().at("/data/0/voucherDate").asString()).isEqualTo("2025-06-16");
        assertThat(treasury.books().debitedPaise()).isEqualTo(420_000);
    }

    @Test
    void aShareIsRejectedLeftForLaterAndReturnedAndTheBooksBalance() throws Exception {
        treasury.proceed(new AutoMode(1, 1, 1, 0.2, 0.2, 0.3, 5));
        for (int i = 0; i < 100; i++) {
            caller.ask("PI", Town.instruction("PI-" + i));
        }
        on("2025-06-13T23:00:00");
        BooksView early = treasury.books();
        on("2025-06-30T23:00:00");
        BooksView late = treasury.books();

        assertThat(early.billsByState()).containsKeys("INSTRUCTION PARTLY_PAID", "INSTRUCTION REJECTED");
        assertThat(late.billsByState()).containsOnlyKeys("INSTRUCTION PAID", "INSTRUCTION REJECTED");
        assertThat(late.billsByState().get("INSTRUCTION REJECTED")).isBetween(5, 40);
        assertThat(late.inSuspensePaise()).isPositive();
        assertThat(late.debitedPaise()).isEqualTo(late.creditedPaise() + late.inSuspensePaise());
        assertThat(late.debitedPaise()).isEqualTo(late.billsByState().getOrDefault("INSTRUCTION PAID", 0) * 420_000L);
    }

    @Test
    void whatHappensDependsOnSeedAndNumbersNotOnWhoLooksWhen() throws Exception {
        List<String> numbers = IntStream.range(0, 20).mapToObj(i -> "PI-" + i).toList();
        String looking = fateOf(numbers, true);

        treasury.reset();
        caller.logIn();

        assertThat(fateOf(numbers.stream().sorted().toList(), false)).isEqualTo(looking);
    }

    private String fateOf(List<String> numbers, boolean isAskedEveryDay) throws Exception {
        treasury.proceed(new AutoMode(1, 1, 1, 0.3, 0.3, 0.3, 9));
        for (String number : numbers) {
            caller.ask("PI", Town.instruction(number));
        }
        for (int day = 11; isAskedEveryDay && day < 20; day++) {
            on("2025-06-" + day + "T22:00:00");
            treasury.books();
        }
        on("2025-06-30T22:00:00");
        return treasury.books().bills().stream()
                .sorted(Comparator.comparing(BooksView.BillView::number))
                .map(AutoModeTests::fate)
                .collect(Collectors.joining("\n"));
    }

    private static String fate(BooksView.BillView bill) {
        return bill.number() + " " + bill.state() + " "
                + bill.beneficiaries().stream()
                        .map(row -> row.benefId() + row.voucherDate() + row.challanDate() + row.failedReason())
                        .toList();
    }
}
