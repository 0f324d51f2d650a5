package dev.kosh.billing.calculators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.BillingSettings.When;
import dev.kosh.billing.CalculatorUrls;
import dev.kosh.billing.PayingOrder;
import dev.kosh.masters.NumberFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** How calculators are named, and before which bills they are asked. */
class CalculatorSettingsTests {

    private static Calculators calculators(When when) {
        CalculatorUrls urls = CalculatorUrls.valueOf("{\"PT\": \"https://calculator.example/_update\"}");
        return new Calculators(
                new BillingSettings(
                        PayingOrder.SMALLEST_FIRST,
                        new BillingSettings.DemandUpdate(urls, when, Duration.ofSeconds(1)),
                        NumberFormat.valueOf("[SEQ_BILL]"),
                        NumberFormat.valueOf("[SEQ_AMENDMENT]"),
                        true,
                        100,
                        false),
                JsonMapper.shared());
    }

    @Test
    void aCalculatorIsAskedBeforeEveryBillOrOnlyWhenOneRanOutOfTime() {
        assertThat(calculators(When.ALWAYS).isAskedBeforeBilling("PT", false)).isTrue();
        assertThat(calculators(When.ALWAYS).isAskedBeforeBilling("PT", true)).isTrue();
        assertThat(calculators(When.EXPIRED).isAskedBeforeBilling("PT", false)).isFalse();
        assertThat(calculators(When.EXPIRED).isAskedBeforeBilling("PT", true)).isTrue();
        assertThat(calculators(When.ALWAYS).isAskedBeforeBilling("WS", true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{\"PT\": \"\"}"})
    void noNameMeansNoCalculator(String text) {
        assertThat(CalculatorUrls.valueOf(text).byService()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://calculator.example",
                "[]",
                "{",
                "{\"PT\": 1}",
                "{\"PT\": \"/relative\"}",
                "{\"PT\": \"ftp://host/x\"}",
                "{\"PT\": \"http://a b\"}"
            })
    void whatIsNoMapOfAbsoluteUrlsIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CalculatorUrls.valueOf(text));
    }
}
