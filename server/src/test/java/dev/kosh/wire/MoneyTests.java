package dev.kosh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kosh.testing.Seeds;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.01, 1",
        "-0.01, -1",
        "10.5, 1050",
        "10.50000, 1050",
        "1E+3, 100000",
        "9999999999.99, 999999999999",
        "-9999999999.99, -999999999999"
    })
    void rupeesOfTheWireArePaiseInside(BigDecimal rupees, long paise) {
        assertThat(Money.ofRupees(rupees)).isEqualTo(Money.ofPaise(paise));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.505", "0.001", "1E-3", "10000000000", "-10000000000", "1E+40", "92233720368547758.08"})
    void whatIsFinerThanAPaisaOrTooLargeIsNoAmount(BigDecimal rupees) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.ofRupees(rupees));
    }

    @ParameterizedTest
    @CsvSource({"10.505, 10.51", "10.504, 10.50", "-10.505, -10.51", "0.004, 0.00", "9999999999.994, 9999999999.99"})
    void demandsAreRoundedHalfUpToThePaisa(BigDecimal rupees, String rounded) {
        assertThat(Money.ofRupeesRounded(rupees)).hasToString(rounded);
    }

    @Test
    void roundingDoesNotReachBeyondTheLargestAmount() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofRupeesRounded(new BigDecimal("9999999999.995")));
    }

    @Test
    void thereIsOneZero() {
        assertThat(Money.ofRupees(new BigDecimal("-0.00"))).isEqualTo(Money.ZERO);
        assertThat(Money.ofPaise(5).minus(Money.ofPaise(5))).isSameAs(Money.ZERO);
    }

    @Test
    void everyAmountComesBackFromTheWireAsItWent() {
        Seeds.forEach(20_000, random -> {
            Money money = Money.ofPaise(random.nextLong(-Money.MAX.paise(), Money.MAX.paise() + 1));
            assertThat(Money.ofRupees(new BigDecimal(money.toRupees().toPlainString())))
                    .isEqualTo(money);
            assertThat(money.toString()).matches("-?[0-9]{1,10}\\.[0-9]{2}");
        });
    }

    @Test
    void sumsAreExactInAnyOrder() {
        Seeds.forEach(5_000, random -> {
            List<Money> amounts = random.longs(10, -Money.MAX.paise(), Money.MAX.paise())
                    .mapToObj(Money::ofPaise)
                    .toList();
            Money total = Money.ZERO;
            for (int i = amounts.size() - 1; i >= 0; i--) {
                total = total.plus(amounts.get(i));
            }
            assertThat(Money.sum(amounts)).isEqualTo(total);
            assertThat(total.minus(total)).isEqualTo(Money.ZERO);
            assertThat(total.negated().negated()).isEqualTo(total);
        });
    }

    @Test
    void anOverflowIsAFaultAndNeverASmallerAmount() {
        Money huge = Money.ofPaise(Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> huge.plus(Money.ofPaise(1)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.sum(List.of(huge, huge)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofPaise(Long.MIN_VALUE).negated());
    }

    @Test
    void peopleInIndiaReadLakhsAndCrores() {
        assertThat(Money.ofPaise(1_234_567_89L * 100).toIndianText()).isEqualTo("₹12,34,56,789.00");
        assertThat(Money.ofPaise(100_005).toIndianText()).isEqualTo("₹1,000.05");
        assertThat(Money.ofPaise(-7).toIndianText()).isEqualTo("-₹0.07");
    }
}
