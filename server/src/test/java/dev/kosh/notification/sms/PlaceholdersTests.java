package dev.kosh.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceholdersTests {

    @Test
    void bracesAndAngleBracketsAreFilledInAnyLetterCase() {
        assertThat(Placeholders.fill("{rcpt_no} <RCPT_NO> {Rcpt_No}", Map.of("rcpt_no", "7")))
                .isEqualTo("7 7 7");
    }

    @Test
    void valuesAreTextWhateverTheyLookLike() {
        assertThat(Placeholders.fill("{a} and {b}", Map.of("a", "$1 \\ {b} <b>", "b", "} .* $0")))
                .isEqualTo("$1 \\ {b} <b> and } .* $0");
    }

    @Test
    void aPlaceholderThatNobodyKnowsStaysVisible() {
        assertThat(Placeholders.fill("{a} {unknown} <also unknown> {", Map.of("a", "1")))
                .isEqualTo("1 {unknown} <also unknown> {");
    }

    @Test
    void aLoneBraceDoesNotHideThePlaceholderBehindIt() {
        assertThat(Placeholders.fill("a < b {a}, {{a}}", Map.of("a", "1"))).isEqualTo("a < b 1, {1}");
    }

    @Test
    void aNullValueVanishes() {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("owner_name", null);
        assertThat(Placeholders.fill("Dear {owner_name}.", values)).isEqualTo("Dear .");
    }
}
