package dev.kosh.access.token;

import dev.kosh.access.store.AccessAudit;
import dev.kosh.access.store.OAuthClient;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of the token end point by a client that has proved who it is. */
record TokenCall(HttpServletRequest request, OAuthClient client, String address) {

    /** A form parameter; null when absent or empty. */
    @Nullable
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The scopes asked for; empty when none were named. */
    List<String> scopes() {
        String scope = parameter("scope");
        return scope == null
                ? List.of()
                : Arrays.stream(scope.split(" "))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }

    Actor actor(@Nullable String userUuid) {
        return new Actor(userUuid == null ? AccessAudit.NONE : userUuid, client.id(), address, CorrelationId.current());
    }
}
