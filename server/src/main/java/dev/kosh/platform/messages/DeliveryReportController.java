package dev.kosh.platform.messages;

import dev.kosh.notification.DeliveryReports;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a provider says what became of messages. It has no token of ours, so each report shows the secret that was given
 * to the provider, as header or as parameter, whichever it can.
 */
@Hidden
@RestController
class DeliveryReportController {

    private static final String SECRET_HEADER = "x-callback-secret";
    private static final String SECRET_PARAMETER = "secret";
    private static final int LONGEST_ID = 500;

    private final DeliveryReports reports;
    private final CallbackSettings settings;

    DeliveryReportController(DeliveryReports reports, CallbackSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @RequestMapping(
            path = "/notification-sms/smsbounce/callback",
            method = {RequestMethod.GET, RequestMethod.POST},
            produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> report(HttpServletRequest request) {
        String secret = settings.secret();
        if (secret == null || secret.isBlank()) {
            return answer(HttpStatus.NOT_FOUND, "no reports are expected");
        }
        String header = request.getHeader(SECRET_HEADER);
        if (!isSame(secret, header == null ? request.getParameter(SECRET_PARAMETER) : header)) {
            return answer(HttpStatus.UNAUTHORIZED, "the secret is missing or wrong");
        }
        String id = request.getParameter(settings.idParameter());
        String status = request.getParameter(settings.statusParameter());
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || status == null) {
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "expected the parameters " + settings.idParameter() + " and " + settings.statusParameter());
        }
        return reports.report(id, status)
                ? answer(HttpStatus.OK, "taken")
                : answer(HttpStatus.NOT_FOUND, "no message is known by this id (yet)");
    }

    /** In a time that does not tell how much of it was right. */
    private static boolean isSame(String secret, @Nullable String shown) {
        return shown != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(text);
    }
}
