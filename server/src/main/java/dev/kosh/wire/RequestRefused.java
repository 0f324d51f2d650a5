package dev.kosh.wire;

import java.util.List;

/** A call that breaks a rule: nothing was changed. Mapped once, at the edge, to the {@code Errors} envelope. */
public class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final int httpStatus;

    public RequestRefused(ErrorCode code, String message) {
        this(code.httpStatus(), List.of(Problem.of(code, message)));
    }

    public RequestRefused(int httpStatus, List<Problem> problems) {
        // A refusal is an answer, not a fault: its stack trace would only cost time.
        super(problems.get(0).code() + ": " + problems.get(0).message(), null, false, false);
        this.httpStatus = httpStatus;
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    public int httpStatus() {
        return httpStatus;
    }
}
