package dev.kosh.console.shell;

import org.springframework.context.MessageSource;

/** Texts by code, for what is said outside templates. */
public final class PageTexts {

    private final MessageSource texts;

    PageTexts(MessageSource texts) {
        this.texts = texts;
    }

    /** @throws org.springframework.context.NoSuchMessageException when no language has such a text */
    public String get(Language language, String code, Object... values) {
        return texts.getMessage(code, values, language.locale());
    }
}
