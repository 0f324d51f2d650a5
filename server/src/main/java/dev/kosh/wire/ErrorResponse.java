package dev.kosh.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The envelope of every refusal: {@code {"ResponseInfo":null,"Errors":[…]}}. */
public record ErrorResponse(
        @JsonProperty("ResponseInfo") @Nullable ResponseInfo responseInfo,
        @JsonProperty("Errors") List<Problem> errors) {

    public static ErrorResponse of(List<Problem> errors) {
        return new ErrorResponse(null, errors);
    }
}
