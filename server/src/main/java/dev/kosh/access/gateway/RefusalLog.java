package dev.kosh.access.gateway;

import dev.kosh.access.Caller;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.store.AccessAudit;
import dev.kosh.events.Actor;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts refusals on the audit trail, so many of one address a minute that nobody can fill it from outside. */
@Component
class RefusalLog {

    private static final int MOST_PER_MINUTE = 60;
    private static final int LONGEST_PATH = 200;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AccessAudit audit;
    private final RateLimiter limiter;

    RefusalLog(AccessAudit audit, RateLimiter limiter) {
        this.audit = audit;
        this.limiter = limiter;
    }

    void nobody(IncomingCall call, String address) {
        append(call, new Actor(AccessAudit.NONE, AccessAudit.NONE, address, CorrelationId.current()), "TOKEN_REFUSED");
    }

    void refused(IncomingCall call, Caller caller, String why) {
        append(call, new Actor(caller.uuid(), caller.clientId(), caller.address(), CorrelationId.current()), why);
    }

    private void append(IncomingCall call, Actor actor, String why) {
        if (limiter.waitSeconds(new Counted("audited refusal", actor.address(), MOST_PER_MINUTE), MINUTE) == 0) {
            String path = call.path();
            audit.append(
                    tenant(call),
                    actor,
                    why,
                    path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                    Map.of("verb", call.request().getMethod()));
        }
    }

    private static String tenant(IncomingCall call) {
        return call.tenants().stream()
                .filter(TenantId::isWellFormed)
                .findFirst()
                .orElse(AccessAudit.NONE);
    }
}
