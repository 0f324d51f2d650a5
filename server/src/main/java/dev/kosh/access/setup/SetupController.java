package dev.kosh.access.setup;

import dev.kosh.access.limits.RateLimitProperties;
import dev.kosh.access.limits.RateLimiter;
import dev.kosh.access.limits.RateLimiter.Counted;
import dev.kosh.access.network.ClientAddresses;
import dev.kosh.wire.RequestRefused;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** First run of a server (docs/contract/access.md, first administrator): for people a page, for programs JSON. */
@Hidden
@RestController
class SetupController {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FirstAdministrator firstAdministrator;
    private final RateLimiter limiter;
    private final RateLimitProperties limits;
    private final ClientAddresses addresses;

    SetupController(
            FirstAdministrator firstAdministrator,
            RateLimiter limiter,
            RateLimitProperties limits,
            ClientAddresses addresses) {
        this.firstAdministrator = firstAdministrator;
        this.limiter = limiter;
        this.limits = limits;
        this.addresses = addresses;
    }

    @PostMapping(path = "/setup/_administrator", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FirstAdministrator.Created create(@RequestBody FirstAdministrator.Asked asked, HttpServletRequest request) {
        return firstAdministrator.create(asked, admitted(request));
    }

    @GetMapping("/setup")
    ResponseEntity<String> page() {
        return page(200, "");
    }

    @PostMapping(path = "/setup", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> createFromPage(@ModelAttribute FirstAdministrator.Asked asked, HttpServletRequest request) {
        try {
            FirstAdministrator.Created created = firstAdministrator.create(asked, admitted(request));
            return page(201, "Administrator " + created.userName() + " of " + created.tenantId() + " is created.");
        } catch (RequestRefused refusal) {
            return page(refusal.httpStatus(), refusal.problems().get(0).message());
        }
    }

    private String admitted(HttpServletRequest request) {
        String address = addresses.of(request);
        limiter.take(new Counted("set-up by address", address, limits.tokensPerAddressPerMinute()), MINUTE);
        return address;
    }

    private static ResponseEntity<String> page(int status, String message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(SetupPage.html(message));
    }
}
