package dev.kosh.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Somebody else's HTTP server: keeps what it was asked and answers as the test says. */
public final class PlayedServer implements AutoCloseable {

    /** @param query null when there is none */
    public record Asked(String method, String query, com.sun.net.httpserver.Headers headers, String body) {}

    /**
     * @param status 0 closes the connection without an answer
     * @param location where the caller is sent; empty: nowhere
     */
    public record Reply(int status, String body, long afterMillis, boolean drips, String location) {

        public static Reply of(int status, String body) {
            return new Reply(status, body, 0, false, "");
        }

        public static Reply late(long millis) {
            return new Reply(200, "late", millis, false, "");
        }

        public static Reply dripping() {
            return new Reply(200, "", 0, true, "");
        }

        public static Reply sendingTo(int status, URI elsewhere) {
            return new Reply(status, "", 0, false, elsewhere.toString());
        }
    }

    private final AtomicInteger hungUp = new AtomicInteger();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Function<Asked, Reply> replies = call -> Reply.of(200, "ok");

    public PlayedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<Asked> asked() {
        return asked;
    }

    /** How many callers closed the connection while an answer dripped. */
    public int hungUp() {
        return hungUp.get();
    }

    public void forget() {
        asked.clear();
    }

    public void replies(Function<Asked, Reply> with) {
        replies = with;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Asked call = new Asked(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        asked.add(call);
        Reply reply = replies.apply(call);
        try (exchange) {
            pause(reply.afterMillis());
            if (reply.status() == 0) {
                return;
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            if (!reply.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", reply.location());
            }
            exchange.sendResponseHeaders(
                    reply.status(), reply.drips() ? 1_000_000 : body.length == 0 ? -1 : body.length);
            if (reply.drips()) {
                drip(exchange);
            } else if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void drip(HttpExchange exchange) throws IOException {
        try {
            for (int i = 0; i < 1_200; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause(50);
            }
        } catch (IOException closed) {
            hungUp.incrementAndGet();
            throw closed;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
