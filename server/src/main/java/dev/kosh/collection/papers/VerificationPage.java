package dev.kosh.collection.papers;

import dev.kosh.collection.papers.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the code on a receipt shows: number, date, amount, status, and nothing else. */
@Component
public class VerificationPage {

    private static final String STYLE = "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1a1a1a}h1{font-size:1.4rem}dt{color:#555}dd{margin:0 0 .8rem;font-weight:600}";

    /** Nothing from anywhere but the style that stands in the page. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; frame-ancestors 'none'";

    private final PaperTexts texts;

    VerificationPage(PaperTexts texts) {
        this.texts = texts;
    }

    /** The page of a receipt that is there. */
    public String of(Verified found, PaperLanguage language) {
        String status = texts.get(language, "status." + found.payment().status());
        return html(language, texts.get(language, "verify.found"), """
                <dl>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd>
                </dl>
                """.formatted(
                        escaped(texts.get(language, "receipt-number")),
                        escaped(String.valueOf(found.receipt().number())),
                        escaped(texts.get(language, "receipt-date")),
                        escaped(Periods.date(found.receipt().date())),
                        escaped(texts.get(language, "total-paid")),
                        escaped(IndianDigits.rupees(found.receipt().paid())),
                        escaped(texts.get(language, "status")),
                        escaped(status)));
    }

    /** The page of a code that is none. */
    public String nothing(PaperLanguage language) {
        return html(
                language,
                texts.get(language, "verify.not-found"),
                "<p>" + escaped(texts.get(language, "verify.ask")) + "</p>\n");
    }

    private static String html(PaperLanguage language, String title, String content) {
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(language.code(), escaped(title), STYLE, escaped(title), content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
