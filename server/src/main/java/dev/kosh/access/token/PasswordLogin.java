package dev.kosh.access.token;

import dev.kosh.access.UserType;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says who he is.
 *
 * @param tenant as it was typed: not yet known to be one
 * @param client what he logs in through
 * @param address network address that he calls from
 */
record PasswordLogin(
        String tenant, UserType type, String userName, String password, OAuthClient client, String address) {

    Actor actor(@Nullable String userUuid) {
        return new Actor(userUuid == null ? AccessAudit.NONE : userUuid, client.id(), address, CorrelationId.current());
    }

    @Override
    public String toString() {
        return "PasswordLogin[" + tenant + ", " + type + "]";
    }
}
