package dev.kosh.wire;

/** A reason for refusal. Each module has one enum of them; {@link #code()} is contract, texts are not. */
public interface ErrorCode {

    /** The code as it stands in {@code Errors[].code}. */
    String code();

    /** HTTP status of an answer that carries this code: 400 unless the code says otherwise. */
    default int httpStatus() {
        return 400;
    }
}
