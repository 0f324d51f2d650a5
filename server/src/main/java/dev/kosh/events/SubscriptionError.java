package dev.kosh.events;

import dev.kosh.wire.ErrorCode;

/** Why a call on subscriptions is refused. */
public enum SubscriptionError implements ErrorCode {
    INVALID_SUBSCRIPTION,
    SUBSCRIPTION_NOT_FOUND;

    @Override
    public String code() {
        return name();
    }
}
