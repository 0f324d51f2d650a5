package dev.kosh.simulator.services;

import java.util.List;

/** The treasury refuses a business call with one text, or with several under codes. */
final class WrongRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CodedText> texts;

    /** One of several errors; the code is empty when there is only a text. */
    record CodedText(String code, String text) {}

    WrongRequest(String text) {
        super(text);
        this.texts = List.of(new CodedText("", text));
    }

    WrongRequest(List<CodedText> texts) {
        super(texts.get(0).text());
        this.texts = List.copyOf(texts);
    }

    List<CodedText> texts() {
        return texts;
    }
}
