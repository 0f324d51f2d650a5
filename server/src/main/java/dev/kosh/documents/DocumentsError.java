package dev.kosh.documents;

import dev.kosh.wire.ErrorCode;

/** Why the file store refuses a file; the name is the code (docs/contract/files.md). */
public enum DocumentsError implements ErrorCode {
    EG_FILESTORE_INVALID_INPUT,
    EG_FILESTORE_TOO_LARGE,
    EG_FILESTORE_TOO_MUCH;

    @Override
    public String code() {
        return name();
    }

    @Override
    public int httpStatus() {
        return switch (this) {
            case EG_FILESTORE_INVALID_INPUT -> 400;
            case EG_FILESTORE_TOO_LARGE -> 413;
            case EG_FILESTORE_TOO_MUCH -> 429;
        };
    }
}
