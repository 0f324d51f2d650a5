package dev.kosh.wire;

import dev.kosh.wire.FieldErrorResponse.ErrorJson;
import dev.kosh.wire.FieldErrorResponse.FieldJson;
import java.util.List;

/** A call that breaks a rule, answered with 400 in the form of {@link FieldErrorResponse}. */
public class FieldsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FieldErrorResponse answer;

    /**
     * One reason for refusal.
     *
     * @param message what was refused as a whole
     */
    public FieldsRefused(String message, String code, String text, String field) {
        this(message, List.of(new FieldJson(code, text, field)));
    }

    public FieldsRefused(String message, List<FieldJson> fields) {
        super(message, null, false, false);
        this.answer = new FieldErrorResponse(null, new ErrorJson(400, message, null, List.copyOf(fields)));
    }

    public FieldErrorResponse answer() {
        return answer;
    }
}
