package dev.kosh.masters;

import dev.kosh.wire.ErrorCode;

/** Why a master file is refused. */
public enum MastersError implements ErrorCode {
    INVALID_MASTER_FILE,
    DUPLICATE_MASTER,
    UNKNOWN_TENANT;

    @Override
    public String code() {
        return name();
    }
}
