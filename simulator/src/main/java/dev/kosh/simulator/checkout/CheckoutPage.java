package dev.kosh.simulator.checkout;

/** The page on which a payer decides. */
final class CheckoutPage {

    private CheckoutPage() {}

    static String of(CheckoutOrder order) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Sandbox payment gateway</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>body{font:1rem/1.5 system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem}
                button{font:inherit;padding:.6rem 1rem;margin:.3rem .3rem .3rem 0}</style></head>
                <body><main><h1>Sandbox payment gateway</h1>
                <p>No money moves here.</p>
                <p>%s<br><strong>Rs %s</strong><br>Order %s</p>
                <form method="post" action="/pay"><input type="hidden" name="order" value="%s">
                <button name="decision" value="pay">Pay</button>
                <button name="decision" value="decline">Decline</button>
                <button name="decision" value="hold">Pay, and let the bank take its time</button></form>
                </main></body></html>
                """.formatted(
                        text(order.description()), text(order.rupees()), text(order.number()), text(order.number()));
    }

    static String saying(String what) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox payment gateway</title>"
                + "</head><body><main><h1>Sandbox payment gateway</h1><p>" + text(what) + "</p></main></body></html>";
    }

    private static String text(String any) {
        return any.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
