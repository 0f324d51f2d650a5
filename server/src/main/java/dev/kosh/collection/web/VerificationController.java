package dev.kosh.collection.web;

import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.collection.papers.Verification;
import dev.kosh.collection.papers.VerificationPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page behind the code on a receipt. Open to everybody: it says no more than the paper does. */
@Hidden
@RestController
class VerificationController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Verification verification;
    private final VerificationPage page;

    VerificationController(Verification verification, VerificationPage page) {
        this.verification = verification;
        this.page = page;
    }

    @GetMapping(Verification.PATH + "{code}")
    ResponseEntity<String> verify(@PathVariable String code, Locale locale) {
        PaperLanguage language = PaperLanguage.of(locale.getLanguage());
        Optional<Verification.Verified> receipt = verification.find(code);
        return ResponseEntity.status(receipt.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND)
                .contentType(HTML)
                .header("Content-Security-Policy", VerificationPage.CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .body(receipt.map(found -> page.of(found, language)).orElseGet(() -> page.nothing(language)));
    }
}
