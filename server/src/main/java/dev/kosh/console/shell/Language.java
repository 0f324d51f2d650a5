package dev.kosh.console.shell;

import java.util.Locale;
import java.util.Optional;

/** Languages of the pages. Digits stay Latin in all of them, as on the treasury's own papers. */
public enum Language {
    ENGLISH("en_IN", "en", "English"),
    HINDI("hi_IN", "hi", "हिन्दी"),
    /** The platform writes {@code od} where ISO 639 has {@code or}. */
    ODIA("od_IN", "or", "ଓଡ଼ିଆ");

    private final String code;
    private final String htmlCode;
    private final String ownName;

    Language(String code, String htmlCode, String ownName) {
        this.code = code;
        this.htmlCode = htmlCode;
        this.ownName = ownName;
    }

    /** As the platform writes it: {@code hi_IN}. */
    public String code() {
        return code;
    }

    /** For the attribute {@code lang}. */
    public String htmlCode() {
        return htmlCode;
    }

    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(htmlCode + "-IN");
    }

    static Optional<Language> ofCode(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    static Language of(Locale locale) {
        for (Language language : values()) {
            if (language.htmlCode.equals(locale.getLanguage())) {
                return language;
            }
        }
        return ENGLISH;
    }
}
