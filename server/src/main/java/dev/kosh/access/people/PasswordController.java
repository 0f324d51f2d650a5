package dev.kosh.access.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passwords: another one, or a new one in place of a forgotten one (docs/contract/platform.md, passwords). */
@RestController
@RequestMapping("/user/password")
class PasswordController {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String OK = "200";

    private final PasswordChange passwords;
    private final RateLimiter limiter;
    private final RateLimitProperties limits;
    private final ClientAddresses addresses;

    PasswordController(
            PasswordChange passwords, RateLimiter limiter, RateLimitProperties limits, ClientAddresses addresses) {
        this.passwords = passwords;
        this.limiter = limiter;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** Tenant and type are those of the caller, whatever is said. */
    record Change(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable String existingPassword,
            @Nullable String newPassword,
            @Nullable String tenantId,
            @Nullable String type) {

        @Override
        public String toString() {
            return "Change";
        }
    }

    record Reset(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable String otpReference,
            @Nullable String userName,
            @Nullable String newPassword,
            @Nullable String tenantId,
            @Nullable String type) {

        @Override
        public String toString() {
            return "Reset[" + tenantId + "]";
        }
    }

    record Done(ResponseInfo responseInfo) {}

    @PostMapping("/_update")
    Done change(@RequestBody Change body, Caller caller) {
        passwords.change(caller, body.existingPassword(), body.newPassword());
        return new Done(ResponseInfo.of(body.requestInfo(), OK));
    }

    @PostMapping("/nologin/_update")
    Done reset(@RequestBody Reset body, HttpServletRequest request) {
        String address = addresses.of(request);
        limiter.take(new Counted("password reset", address, limits.otpCallsPerAddressPerMinute()), MINUTE);
        passwords.reset(body, address);
        return new Done(ResponseInfo.of(body.requestInfo(), OK));
    }
}
