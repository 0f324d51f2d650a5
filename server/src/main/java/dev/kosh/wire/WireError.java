package dev.kosh.wire;

/** Refusals that any end point may answer with (docs/contract/platform.md, errors). */
public enum WireError implements ErrorCode {
    JSON_PARSE("JsonParseException", 400),
    JSON_MAPPING("JsonMappingException", 400),
    MISSING_BODY("MissingJsonException", 400),
    UNSTORABLE_TEXT("INVALID_CHARACTER", 400),
    OUT_OF_RANGE("VALUE_OUT_OF_RANGE", 400),
    MEDIA_TYPE("UnsupportedMediaType", 400),
    PARAMETERS("INVALID_PARAMETERS", 400),
    METHOD("HttpRequestMethodNotSupportedException", 400),
    PAYLOAD_TOO_LARGE("PAYLOAD_TOO_LARGE", 413),
    NOT_FOUND("ResourceNotFoundException", 404),
    INTERNAL("INTERNAL_SERVER_ERROR", 500);

    private final String code;
    private final int httpStatus;

    WireError(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
