package dev.kosh.platform;

import dev.kosh.wire.ErrorCode;

/** Why a call of the platform's other services is refused (docs/contract/platform.md). */
public enum PlatformError implements ErrorCode {
    UNKNOWN_TENANT("Invalid_tenantId.MdmsCriteria.tenantId"),
    INVALID_FILTER("INVALID_MDMS_FILTER"),
    INVALID_SCHEMA_CODE("INVALID_SCHEMA_CODE"),
    ID_NOT_FOUND("ID_NOT_FOUND"),
    ID_RESERVED("ID_RESERVED"),
    INVALID_FORMAT("INVALID_FORMAT"),
    DUPLICATE_RECORDS("DUPLICATE_RECORDS"),
    INVALID_AUDIT_SEARCH("INVALID_AUDIT_SEARCH"),
    INVALID_NUMBER_PATTERN("INVALID_NUMBER_PATTERN"),
    BLOCKED_NUMBER_NOT_FOUND("BLOCKED_NUMBER_NOT_FOUND");

    private final String code;

    PlatformError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
