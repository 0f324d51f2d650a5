package dev.kosh.access.otp;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.otp.OtpRequest.Understood;
import dev.kosh.access.token.OneTimePasswords;
import dev.kosh.notification.MobileNumber;
import dev.kosh.wire.FieldErrorResponse.FieldJson;
import dev.kosh.wire.FieldsRefused;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One-time passwords: asking for one, and showing it (docs/contract/platform.md, one-time passwords). */
@RestController
class OtpController {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final OtpDispatch dispatch;
    private final OneTimePasswords otps;
    private final RateLimiter limiter;
    private final RateLimitProperties limits;
    private final ClientAddresses addresses;

    OtpController(
            OtpDispatch dispatch,
            OneTimePasswords otps,
            RateLimiter limiter,
            RateLimitProperties limits,
            ClientAddresses addresses) {
        this.dispatch = dispatch;
        this.otps = otps;
        this.limiter = limiter;
        this.limits = limits;
        this.addresses = addresses;
    }

    record Sent(@Nullable ResponseInfo responseInfo, boolean isSuccessful) {}

    record OtpToValidate(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable OtpShown otp) {}

    record OtpShown(
            @Nullable String otp,
            @Nullable String identity,
            @Nullable String tenantId) {

        @Override
        public String toString() {
            return "OtpShown[" + tenantId + "]";
        }
    }

    record Validated(@Nullable ResponseInfo responseInfo, OtpJson otp) {}

    record OtpJson(
            String otp,
            @JsonProperty("UUID") String uuid,
            String identity,
            String tenantId,
            boolean isValidationSuccessful) {}

    @PostMapping("/user-otp/v1/_send")
    @ResponseStatus(HttpStatus.CREATED)
    Sent send(@RequestBody OtpRequest body, HttpServletRequest request) {
        Understood understood = body.understood();
        takeForAddress(request);
        String number = understood.state() + "/" + understood.mobileNumber();
        limiter.take(new Counted("one-time password", number, limits.otpsPerNumberPerTenMinutes()), TEN_MINUTES);
        dispatch.send(understood);
        return new Sent(null, true);
    }

    @PostMapping("/otp/v1/_validate")
    Validated validate(@RequestBody OtpToValidate body, HttpServletRequest request) {
        OtpShown shown = body.otp() == null ? new OtpShown(null, null, null) : body.otp();
        List<FieldJson> missing = new ArrayList<>();
        String otp = given(shown.otp(), "OTP.OTP_MANDATORY", "otp.otp", missing);
        String identity = given(shown.identity(), "OTP.IDENTITY_MANDATORY", "otp.identity", missing);
        String tenant = given(shown.tenantId(), "OTP.TENANT_ID_MANDATORY", "otp.tenantId", missing);
        if (!missing.isEmpty()) {
            throw new FieldsRefused("Invalid OTP request", missing);
        }
        takeForAddress(request);
        String number = MobileNumber.in(identity).map(MobileNumber::digits).orElse(identity);
        String id = (TenantId.isWellFormed(tenant)
                        ? otps.prove(new TenantId(tenant).state(), number, otp)
                        : Optional.<String>empty())
                .orElseThrow(OtpRefusal::notValid);
        return new Validated(null, new OtpJson(otp, id, identity, tenant, true));
    }

    private void takeForAddress(HttpServletRequest request) {
        limiter.take(
                new Counted("one-time password call", addresses.of(request), limits.otpCallsPerAddressPerMinute()),
                MINUTE);
    }

    private static String given(@Nullable String value, String code, String field, List<FieldJson> missing) {
        if (value == null || value.isBlank()) {
            missing.add(new FieldJson(code, field + " is mandatory", field));
            return "";
        }
        return value.strip();
    }
}
