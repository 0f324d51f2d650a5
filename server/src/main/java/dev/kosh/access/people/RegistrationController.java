package dev.kosh.access.people;

import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.access.people.UserController.Users;
import dev.kosh.access.store.Person;
import dev.kosh.access.token.PasswordAge;
import dev.kosh.access.token.ProvedLogin;
import dev.kosh.access.token.TokenAnswer;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registration of citizens (docs/contract/platform.md, registration). */
@RestController
class RegistrationController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Registration registration;
    private final ProvedLogin login;
    private final RateLimiter limiter;
    private final RateLimitProperties limits;
    private final ClientAddresses addresses;
    private final PasswordAge age;
    private final boolean logsIn;

    RegistrationController(
            Registration registration,
            ProvedLogin login,
            RateLimiter limiter,
            RateLimitProperties limits,
            ClientAddresses addresses,
            PasswordAge age,
            @Value("${citizen.registration.withlogin.enabled:true}") boolean logsIn) {
        this.registration = registration;
        this.login = login;
        this.limiter = limiter;
        this.limits = limits;
        this.addresses = addresses;
        this.age = age;
        this.logsIn = logsIn;
    }

    /** A pair of tokens, or the record of the citizen where registration does not log in. */
    @PostMapping("/user/citizen/_create")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    ResponseEntity<?> register(@RequestBody @Valid CreateUserRequest body, HttpServletRequest request) {
        String address = addresses.of(request);
        limiter.take(new Counted("registration", address, limits.otpCallsPerAddressPerMinute()), MINUTE);
        Person citizen = registration.register(body.user(), address);
        Optional<TokenAnswer> tokens =
                logsIn ? login.logIn(citizen.account().user().uuid(), address) : Optional.empty();
        return tokens.isPresent()
                ? ResponseEntity.ok(tokens.get())
                : ResponseEntity.ok(Users.of(
                        body.requestInfo(),
                        List.of(UserJson.of(
                                citizen, Changes.wireDate(citizen.profile().dob()), age))));
    }
}
