package dev.kosh.collection.papers;

import java.util.Arrays;
import java.util.Locale;

/** Languages that papers are written in. */
public enum PaperLanguage {
    ENGLISH("en", "en"),
    HINDI("hi", "hi"),
    /** Clients of DIGIT say {@code od_IN}. */
    ODIA("or", "od"),
    /** Clients of DIGIT say {@code pn_IN}. */
    PUNJABI("pa", "pn");

    private final String code;
    private final String codeOnWire;

    PaperLanguage(String code, String codeOnWire) {
        this.code = code;
        this.codeOnWire = codeOnWire;
    }

    /** The language of a locale such as {@code hi_IN}; English for any other. */
    public static PaperLanguage of(String locale) {
        String asked = locale.split("[_-]", 2)[0].toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.code.equals(asked) || each.codeOnWire.equals(asked))
                .findFirst()
                .orElse(ENGLISH);
    }

    Locale locale() {
        return new Locale.Builder().setLanguage(code).build();
    }

    /** ISO 639 code. */
    public String code() {
        return code;
    }
}
