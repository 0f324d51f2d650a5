package dev.kosh.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one call, so that the caller hears all of it at once: one entry per code. */
public final class Problems {

    private final Map<String, String> messageByCode = new LinkedHashMap<>();
    private int httpStatus = 400;

    /** Adds a finding; a second one with the same code is joined to the first. */
    public Problems add(ErrorCode code, String message) {
        messageByCode.merge(code.code(), message, (first, next) -> first.equals(next) ? first : first + "; " + next);
        httpStatus = code.httpStatus();
        return this;
    }

    /** Adds what another collection holds. */
    public void addAll(Problems others) {
        others.messageByCode.forEach((code, message) ->
                messageByCode.merge(code, message, (first, next) -> first.equals(next) ? first : first + "; " + next));
        if (!others.isEmpty()) {
            httpStatus = others.httpStatus;
        }
    }

    public boolean isEmpty() {
        return messageByCode.isEmpty();
    }

    /** @throws RequestRefused when anything was added */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new RequestRefused(httpStatus, found());
        }
    }

    /** What was added, one entry per code. */
    public List<Problem> found() {
        return messageByCode.entrySet().stream()
                .map(each -> new Problem(each.getKey(), each.getValue(), null, null))
                .toList();
    }
}
