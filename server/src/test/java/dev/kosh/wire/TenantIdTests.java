package dev.kosh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kosh.testing.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTests {

    private static final String LETTERS = "ab9_.%'\"-; \u0000\n/\\é*";

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar", "pb.amritsar.ward_7", "od.testing2"})
    void statesUlbsAndTheirPartsAreTenants(String text) {
        assertThat(new TenantId(text)).hasToString(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "pb.",
                ".pb",
                "pb..amritsar",
                "pb.%",
                "%",
                "pb.amritsar ",
                "pb.a.b.c",
                "9pb",
                "pb'--",
                "pb\n",
                "abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwx"
            })
    void anythingElseIsNone(String text) {
        assertThat(TenantId.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(text));
    }

    @Test
    void theStateIsThePartBeforeTheFirstDot() {
        assertThat(new TenantId("pb.amritsar").state()).isEqualTo(new TenantId("pb"));
        assertThat(new TenantId("pb.amritsar.ward_7").state().isState()).isTrue();
        assertThat(new TenantId("pb").state()).isEqualTo(new TenantId("pb"));
        assertThat(new TenantId("pb.amritsar").isState()).isFalse();
    }

    @Test
    void randomTextIsRefusedOrHoldsNothingButLettersDigitsAndDots() {
        Seeds.forEach(50_000, random -> {
            String text = text(random);
            if (TenantId.isWellFormed(text)) {
                assertThat(text).hasSizeBetween(1, 50).matches("[A-Za-z][A-Za-z0-9_.]*");
                assertThat(new TenantId(text).state().isState()).isTrue();
            }
        });
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(60);
        int choice = random.nextBoolean() ? LETTERS.length() : 5;
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(choice)));
        }
        return text.toString();
    }
}
