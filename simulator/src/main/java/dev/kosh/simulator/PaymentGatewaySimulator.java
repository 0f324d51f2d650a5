package dev.kosh.simulator;

import dev.kosh.simulator.checkout.CheckoutDesk;
import dev.kosh.simulator.http.Delivery;
import dev.kosh.simulator.http.HttpAnswer;
import dev.kosh.simulator.http.HttpCall;
import dev.kosh.simulator.http.HttpLoop;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment gateway on the loopback address: a page on which a payer decides, a signed way back to the merchant, and a
 * signed report to the merchant who asks (docs/contract/gateway.md, signed pages). No money moves. Safe for use by many
 * threads.
 */
public final class PaymentGatewaySimulator implements AutoCloseable {

    private final Object lock = new Object();
    private final CheckoutDesk desk;
    private final HttpLoop loop;
    private final AtomicInteger reports = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean hidden;

    private PaymentGatewaySimulator(int port, String merchant, String secret, Clock clock) {
        this.desk = new CheckoutDesk(merchant, secret, clock);
        this.loop = HttpLoop.open(port, this::answer);
    }

    /**
     * Starts a gateway that knows one merchant; it runs until {@link #close()}.
     *
     * @param port 0 for any free one
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static PaymentGatewaySimulator start(int port, String merchant, String secret, Clock clock) {
        return new PaymentGatewaySimulator(port, merchant, secret, clock);
    }

    /** Where its page and its reports are, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + loop.port());
    }

    /** The payer pays what was asked. */
    public void pay(String order) {
        change(() -> desk.pay(order, null));
    }

    /** The bank takes another amount than the merchant asked for. */
    public void payAnother(String order, String rupees) {
        change(() -> desk.pay(order, rupees));
    }

    public void decline(String order) {
        change(() -> desk.decline(order));
    }

    /** The payer paid, and his bank has not said yet. */
    public void hold(String order) {
        change(() -> desk.hold(order));
    }

    /** Where the payer's browser is sent when he is through, with the signed report. */
    public URI wayBack(String order) {
        synchronized (lock) {
            return URI.create(desk.wayBack(order));
        }
    }

    /** How often it was asked what became of an order. */
    public int reportsAsked() {
        return reports.get();
    }

    /** It takes calls and answers none, until told otherwise. */
    public void beSilent(boolean isSilent) {
        silent = isSilent;
    }

    /** Whoever asks about an order gets the bare 404 of something that stands before it, until told otherwise. */
    public void hideOrders(boolean isHidden) {
        hidden = isHidden;
    }

    public void refuseConnections() {
        loop.refuse();
    }

    public void acceptConnections() {
        loop.accept();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void change(Runnable deed) {
        synchronized (lock) {
            deed.run();
        }
    }

    private HttpAnswer answer(HttpCall call) {
        if (call.path().startsWith("/orders/")) {
            reports.incrementAndGet();
            if (hidden) {
                return HttpAnswer.of(404, "text/html", "<h1>404 Not Found</h1>");
            }
        }
        synchronized (lock) {
            HttpAnswer answer = desk.answer(call);
            return silent ? answer.delivered(new Delivery.Never()) : answer;
        }
    }
}
