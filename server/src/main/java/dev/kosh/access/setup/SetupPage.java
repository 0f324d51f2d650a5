package dev.kosh.access.setup;

import org.springframework.web.util.HtmlUtils;

/** The page of the first run. */
final class SetupPage {

    private SetupPage() {}

    static String html(String message) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Kosh: first administrator</title></head>
                <body>
                <main>
                <h1>First administrator</h1>
                <p role="status">%s</p>
                <form method="post" action="/setup" autocomplete="off">
                <p><label>Set-up token, as the server printed it <input name="setUpToken" required></label></p>
                <p><label>State tenant, such as pb <input name="tenantId" required></label></p>
                <p><label>Name of the state <input name="tenantName" required></label></p>
                <p><label>User name <input name="userName" required></label></p>
                <p><label>Full name <input name="name" required></label></p>
                <p><label>Password <input name="password" type="password" autocomplete="new-password" required></label></p>
                <p><button>Create</button></p>
                </form>
                </main>
                </body>
                </html>
                """.formatted(HtmlUtils.htmlEscape(message));
    }
}
