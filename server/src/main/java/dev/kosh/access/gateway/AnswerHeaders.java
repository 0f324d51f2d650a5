package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletResponse;

/** What goes with every answer, whoever asked: the type is what it says, and a browser that came by TLS stays with it. */
final class AnswerHeaders {

    private AnswerHeaders() {}

    static void set(HttpServletResponse response, boolean secure) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
