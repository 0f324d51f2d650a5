package dev.kosh.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which call gets which fault. */
class FaultRuleTests extends AtTheTreasury {

    @Test
    void theFirstRuleThatFitsIsPlayedAndTheNextWhenItIsUsedUp() throws Exception {
        treasury.play(saying("first").times(2), saying("second").forNumber("PI-B"), saying("third"));

        assertThat(askedFor("PI-A", "PI-B", "PI-A", "PI-B")).containsExactly("first", "first", "third", "second");
    }

    @Test
    void aRuleMayBeForTheNthFittingCallOnly() throws Exception {
        treasury.play(saying("third of PI-A").forNumber("PI-A").onlyNth(3));

        assertThat(askedFor("PI-A", "PI-B", "PI-A", "PI-A", "PI-A"))
                .containsExactly("unknown", "unknown", "unknown", "third of PI-A", "unknown");
    }

    @Test
    void aRuleMayBeForATimeOfTheTreasurysClock() throws Exception {
        treasury.play(saying("closed")
                .between(
                        OffsetDateTime.parse("2025-06-10T22:00:00+05:30").toInstant(),
                        OffsetDateTime.parse("2025-06-10T23:00:00+05:30").toInstant()));
        List<String> said = new ArrayList<>();
        for (String time : List.of("21:59:59", "22:00:00", "22:59:59", "23:00:00")) {
            on("2025-06-10T" + time);
            caller.logIn();
            said.addAll(askedFor("PI-A"));
        }

        assertThat(said).containsExactly("unknown", "closed", "closed", "unknown");
    }

    @Test
    void chancesAreDrawnFromTheSeedSoARunCanBeRepeated() throws Exception {
        String[] numbers = new String[200];
        Arrays.fill(numbers, "PI-A");
        treasury.play(saying("bad luck").withProbability(0.25));
        List<String> first = askedFor(numbers);

        treasury.reset();
        caller.logIn();
        treasury.play(saying("bad luck").withProbability(0.25));

        assertThat(askedFor(numbers)).isEqualTo(first);
        assertThat(first.stream().filter("bad luck"::equals).count()).isBetween(25L, 75L);
    }

    @Test
    void aRuleFindsAnInstructionByItsReferenceToo() throws Exception {
        town.bePaid(treasury);
        treasury.play(FaultRule.on(JitService.PD, Fault.ERROR)
                .with("errorMsg", "by reference")
                .forNumber(Town.BILL));

        assertThat(error(town.askScroll())).isEqualTo("by reference");
        assertThat(treasury.requests(JitService.PD).get(0).piNumber()).isEqualTo(Town.BILL);
    }

    @Test
    void rulesThatCannotBePlayedAreRefused() {
        assertThatThrownBy(() -> FaultRule.on(JitService.AUTH, Fault.EDIT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.onAll(Fault.SESSION_KEY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.on(JitService.PIS, Fault.REFUSED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.on(JitService.PD, Fault.WIDER_DATES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultRule.onAll(Fault.DELAY).with("milis", 5))
                .hasMessageContaining("milis")
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FaultRule saying(String text) {
        return FaultRule.on(JitService.PIS, Fault.ERROR).with("errorMsg", text);
    }

    private List<String> askedFor(String... numbers) throws Exception {
        List<String> said = new ArrayList<>();
        for (String number : numbers) {
            String text = error(caller.ask("PIS", Town.statusParams(number)));
            said.add(text.contains("not known") ? "unknown" : text);
        }
        return said;
    }
}
