package dev.kosh.access.token;

import dev.kosh.access.RateLimits;
import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.limits.TooManyRequests;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often log-ins may be tried. */
@Component
class TokenLimits {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final RateLimiter limiter;
    private final RateLimitProperties limits;

    TokenLimits(RateLimiter limiter, RateLimitProperties limits) {
        this.limiter = limiter;
        this.limits = limits;
    }

    void takeForAddress(String address, RateLimits own) {
        limiter.take(new Counted("token by address", address, limits.tokensPerAddress(own)), PERIOD);
    }

    void takeForUserName(PasswordLogin login) {
        String user = login.tenant() + '/' + login.type() + '/' + login.userName();
        int most = limits.tokensPerUserName(login.client().limits());
        limiter.take(new Counted("token by user name", user, most), PERIOD);
    }

    void refuseIf(boolean shut, long retryAfterSeconds) {
        if (shut) {
            throw new TooManyRequests(retryAfterSeconds);
        }
    }
}
