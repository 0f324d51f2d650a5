package dev.kosh.collection.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.wire.Money;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Amounts in words, the Indian way, in the languages of papers. */
class AmountInWordsTests {

    private final PaperTexts texts = new PaperTexts();
    private final AmountInWords words = new AmountInWords(texts);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0            | Rupees Zero Only
                    5            | Rupees Zero and Five Paise Only
                    10000        | Rupees One Hundred Only
                    123456       | Rupees One Thousand Two Hundred Thirty-Four and Fifty-Six Paise Only
                    12345678     | Rupees One Lakh Twenty-Three Thousand Four Hundred Fifty-Six and Seventy-Eight Paise Only
                    1000000000   | Rupees One Crore Only
                    999999999999 | Rupees Nine Hundred Ninety-Nine Crore Ninety-Nine Lakh Ninety-Nine Thousand Nine Hundred \
                    Ninety-Nine and Ninety-Nine Paise Only
                    -100         | Minus Rupees One Only
                    """)
    void englishCountsInCroreAndLakh(long paise, String expected) {
        assertThat(words.of(Money.ofPaise(paise), PaperLanguage.ENGLISH)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "HINDI, एक लाख तेईस हज़ार चार सौ छप्पन रुपये अठहत्तर पैसे मात्र",
        "PUNJABI, ਇੱਕ ਲੱਖ ਤੇਈ ਹਜ਼ਾਰ ਚਾਰ ਸੌ ਛਪੰਜਾ ਰੁਪਏ ਅਠੱਤਰ ਪੈਸੇ ਕੇਵਲ",
        "ODIA, ଏକ ଲକ୍ଷ ତେଇଶ ହଜାର ଚାରି ଶହ ଛପନ ଟଙ୍କା ଅଠସ୍ତରି ପଇସା ମାତ୍ର"
    })
    void theOtherLanguagesDoToo(PaperLanguage language, String expected) {
        assertThat(words.of(Money.ofPaise(12_345_678), language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(PaperLanguage.class)
    void everyNumberBelowAHundredHasAWordOfItsOwn(PaperLanguage language) {
        List<String> small = texts.words(language, "number.words");

        assertThat(small).hasSize(100);
        assertThat(new HashSet<>(small)).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "en_IN, ENGLISH",
        "hi_IN, HINDI",
        "od_IN, ODIA",
        "or_IN, ODIA",
        "pn_IN, PUNJABI",
        "pa-IN, PUNJABI",
        "ta_IN, ENGLISH",
        "'', ENGLISH"
    })
    void theLocaleOfACallChoosesTheLanguage(String locale, PaperLanguage language) {
        assertThat(PaperLanguage.of(locale)).isEqualTo(language);
    }

    @Test
    void figuresAreGroupedInLakhAndCrore() {
        assertThat(IndianDigits.of(Money.ofPaise(12_345_678_90L))).isEqualTo("1,23,45,678.90");
        assertThat(IndianDigits.rupees(Money.ofPaise(-100_000))).isEqualTo("-₹1,000.00");
        assertThat(IndianDigits.rupees(Money.ZERO)).isEqualTo("₹0.00");
    }
}
