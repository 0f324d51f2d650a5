package dev.kosh.collection.papers;

import java.util.List;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of papers by code ({@code papers/texts_*.properties}). */
@Component
public class PaperTexts {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    PaperTexts() {
        texts.setBasename("papers/texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    /** @throws org.springframework.context.NoSuchMessageException when not even English has such a text */
    public String get(PaperLanguage language, String code, Object... values) {
        return texts.getMessage(code, values, language.locale());
    }

    List<String> words(PaperLanguage language, String code) {
        return List.of(get(language, code).split(" "));
    }
}
