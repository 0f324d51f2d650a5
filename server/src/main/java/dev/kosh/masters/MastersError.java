package dev.kosh.masters;

import dev.kosh.wire.ErrorCode;

/** Why a master file is refused, or a number cannot be made. */
public enum MastersError implements ErrorCode {
    INVALID_MASTER_FILE,
    DUPLICATE_MASTER,
    UNKNOWN_TENANT,
    CITY_CODE_NOT_FOUND;

    @Override
    public String code() {
        return name();
    }
}
