package dev.kosh.collection.papers;

import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Amounts as cheques and receipts spell them: crore, lakh, thousand, hundred. */
@Component
public class AmountInWords {

    private static final int PAISE_PER_RUPEE = 100;
    private static final long HUNDRED = 100;

    private final PaperTexts texts;

    AmountInWords(PaperTexts texts) {
        this.texts = texts;
    }

    private enum Unit {
        CRORE("number.crore", 10_000_000),
        LAKH("number.lakh", 100_000),
        THOUSAND("number.thousand", 1_000),
        HUNDRED("number.hundred", 100);

        private final String code;
        private final long size;

        Unit(String code, long size) {
            this.code = code;
            this.size = size;
        }
    }

    /** Such as {@code Rupees One Lakh Twenty-Three Thousand and Fifty Paise Only}; a minus sign is a word, too. */
    public String of(Money amount, PaperLanguage language) {
        long paise = Math.abs(amount.paise());
        String rupees = number(paise / PAISE_PER_RUPEE, language);
        String sign = amount.isNegative() ? texts.get(language, "number.minus") + " " : "";
        long rest = paise % PAISE_PER_RUPEE;
        return sign
                + (rest == 0
                        ? texts.get(language, "amount.rupees", rupees)
                        : texts.get(language, "amount.rupees-and-paise", rupees, number(rest, language)));
    }

    String number(long number, PaperLanguage language) {
        List<String> small = texts.words(language, "number.words");
        if (number < HUNDRED) {
            return small.get((int) number);
        }
        List<String> parts = new ArrayList<>();
        long rest = number;
        for (Unit unit : Unit.values()) {
            if (rest >= unit.size) {
                parts.add(number(rest / unit.size, language));
                parts.add(texts.get(language, unit.code));
                rest %= unit.size;
            }
        }
        if (rest > 0) {
            parts.add(small.get((int) rest));
        }
        return String.join(" ", parts);
    }
}
