package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What goes with every answer, whoever asked: it is of the type that it says, it stands in no frame, and a browser that
 * came by TLS stays with it. Pages say more (see {@link PageHeaders}).
 */
final class AnswerHeaders {

    private AnswerHeaders() {}

    static void set(HttpServletResponse response, boolean secure) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "same-origin");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
