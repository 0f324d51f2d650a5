package dev.kosh.billing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A calculator of a service: a real HTTP server that does what a test tells it. */
final class CalculatorPeer implements AutoCloseable {

    /** One call as it came in. */
    record Call(Map<String, String> query, JsonNode body) {

        String consumerCodes() {
            return query.getOrDefault("consumerCodes", "");
        }
    }

    /** What the peer does with a call before it answers, and the answer. */
    record Behaviour(Consumer<Call> work, int status, String body, boolean finishesBody, String location) {

        static Behaviour answering(int status, String body) {
            return new Behaviour(call -> {}, status, body, true, "");
        }

        static Behaviour working(Consumer<Call> work) {
            return new Behaviour(work, 200, "{\"Demands\": []}", true, "");
        }

        static Behaviour stalling() {
            return new Behaviour(call -> {}, 200, "{", false, "");
        }

        static Behaviour sendingTo(int status, URI elsewhere) {
            return new Behaviour(call -> {}, status, "{}", true, elsewhere.toString());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Behaviour> behaviour = any -> Behaviour.answering(200, "{}");

    CalculatorPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void behave(Behaviour always) {
        behave(any -> always);
    }

    void behave(Function<Call, Behaviour> next) {
        behaviour = next;
        calls.clear();
    }

    List<Call> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Function<Call, Behaviour> next = behaviour;
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        Call call = new Call(
                query, JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
        calls.add(call);
        Behaviour now = next.apply(call);
        now.work().accept(call);
        byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
        if (!now.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", now.location());
        }
        exchange.sendResponseHeaders(now.status(), body.length + (now.finishesBody() ? 0 : 1));
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        if (now.finishesBody()) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
