package dev.kosh.treasury;

import dev.kosh.wire.ErrorCode;

/** Why this module refuses before anything is sent; each constant's name is its code (docs/contract/treasury.md). */
public enum TreasuryRefusal implements ErrorCode {
    /** No address of a treasury is set: an installation that only takes money in. */
    TREASURY_NOT_CONFIGURED(503),
    /** There is no exchange of that id in that tenant. */
    EXCHANGE_NOT_FOUND(400);

    private final int httpStatus;

    TreasuryRefusal(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
