package dev.kosh.treasury.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.kosh.treasury.TreasuryAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other end of the wire, with ciphers of its own: it logs in whoever has the right secret, opens each call and answers
 * as a test tells it to, broken or not.
 */
final class JitPeer implements AutoCloseable {

    static final String CLIENT_ID = "kosh-test";
    static final String CLIENT_SECRET = "s3cret-of-the-test";

    private static final KeyPair KEYS = keys();
    private static final JsonMapper JSON = new JsonMapper();

    /** How a call is answered. */
    @FunctionalInterface
    interface Script {
        void play(Heard call) throws IOException, GeneralSecurityException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String scheme;
    private final Map<String, byte[]> sessions = new ConcurrentHashMap<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logIns = new AtomicInteger();
    private volatile Script script = Heard::answer;
    private volatile @Nullable Script logInScript;
    private volatile Script lostSession = call -> call.reply(500, "No valid session encryption key found");
    private volatile String secret = CLIENT_SECRET;

    private JitPeer(@Nullable SSLContext tls) throws IOException {
        // Else each answer waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(anywhere, 0);
            scheme = "http";
        } else {
            HttpsServer secure = HttpsServer.create(anywhere, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
            scheme = "https";
        }
        server.createContext("/jit/webservices/jitfs/v1.0/authenticate", this::logIn);
        server.createContext("/jit/webservices/jitfs/v1.0/get-jit-service-data", this::call);
        server.setExecutor(threads);
        server.start();
    }

    static JitPeer start() {
        return start(null);
    }

    static JitPeer start(@Nullable SSLContext tls) {
        try {
            return new JitPeer(tls);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TreasuryAddress address() {
        return at("localhost", server.getAddress().getPort());
    }

    TreasuryAddress at(String host, int port) {
        URI base = URI.create(scheme + "://" + host + ":" + port + "/jit");
        return new TreasuryAddress(base, CLIENT_ID, CLIENT_SECRET, (RSAPublicKey) KEYS.getPublic());
    }

    static String publicKey() {
        return "base64:" + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    /** From now on calls are answered so. */
    void answers(Script answer) {
        script = answer;
    }

    /** From now on log-ins are answered so, with the session key that belongs to the token {@code token}. */
    void answersLogIn(@Nullable Script answer) {
        logInScript = answer;
    }

    void answersLostSession(Script answer) {
        lostSession = answer;
    }

    void changeSecret() {
        secret = UUID.randomUUID().toString();
    }

    /** No session that there is now is valid any longer. */
    void endSessions() {
        sessions.clear();
    }

    /** The calls that were opened, oldest first: {@code {serviceId, params}}. */
    List<JsonNode> heard() {
        return heard;
    }

    int logIns() {
        return logIns.get();
    }

    /** Every token and secret and, in Base64, every key that went over this wire. */
    Set<String> secrets() {
        return secrets;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void logIn(HttpExchange exchange) throws IOException {
        handle(exchange, () -> {
            logIns.incrementAndGet();
            JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            byte[] appKey = unwrap(body.path("appKey").asString());
            Heard call = new Heard(exchange, JSON.createObjectNode(), appKey);
            Script script = logInScript;
            if (script != null) {
                script.play(call);
            } else if (!secret.equals(exchange.getRequestHeaders().getFirst("clientSecret"))) {
                call.reply(401, "{\"errorMsg\":\"Invalid client\"}");
            } else {
                byte[] sek = new byte[32];
                ThreadLocalRandom.current().nextBytes(sek);
                String token = UUID.randomUUID().toString();
                sessions.put(token, sek);
                secrets.addAll(List.of(token, CLIENT_SECRET, base64(appKey), base64(sek)));
                call.reply(
                        200,
                        "{\"authToken\":\"%s\",\"sek\":\"%s\",\"expiresIn\":1800}"
                                .formatted(token, base64(aes(Cipher.ENCRYPT_MODE, appKey, sek))));
            }
        });
    }

    private void call(HttpExchange exchange) throws IOException {
        handle(exchange, () -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String token = exchange.getRequestHeaders().getFirst("authToken");
            byte[] sek = token == null ? null : sessions.get(token);
            if (sek == null) {
                lostSession.play(new Heard(exchange, JSON.createObjectNode(), new byte[32]));
                return;
            }
            JsonNode envelope = JSON.readTree(body);
            byte[] rek =
                    aes(Cipher.DECRYPT_MODE, sek, bytes(envelope.path("rek").asString()));
            JsonNode said = JSON.readTree(
                    aes(Cipher.DECRYPT_MODE, sek, bytes(envelope.path("params").asString())));
            heard.add(said);
            secrets.add(base64(rek));
            script.play(new Heard(exchange, said, rek));
        });
    }

    private interface Handling {
        void run() throws IOException, GeneralSecurityException;
    }

    private static void handle(HttpExchange exchange, Handling handling) throws IOException {
        try (exchange) {
            handling.run();
        } catch (GeneralSecurityException failure) {
            throw new IOException(failure);
        }
    }

    /** A call, opened, and the means to answer it. */
    record Heard(HttpExchange exchange, JsonNode said, byte[] rek) {

        String service() {
            return said.path("serviceId").asString("");
        }

        /** An answer as it should be, with one row. */
        void answer() throws IOException, GeneralSecurityException {
            answer("{\"serviceId\":\"%s\",\"errorMsg\":null,\"data\":[{\"row\":\"1\"}]}".formatted(service()));
        }

        void answer(String json) throws IOException, GeneralSecurityException {
            reply(200, sealed(json));
        }

        String sealed(String plain) throws GeneralSecurityException {
            return base64(aes(Cipher.ENCRYPT_MODE, rek, plain.getBytes(StandardCharsets.UTF_8)));
        }

        void header(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
        }

        void reply(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }

        /** One byte now and then. */
        void drip(String body, long millisBetween) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            for (byte each : bytes) {
                exchange.getResponseBody().write(each);
                exchange.getResponseBody().flush();
                sleep(millisBetween);
            }
        }

        /** Half of the body, and then the connection ends. */
        void cut(String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        }

        static void sleep(long millis) throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    static byte[] aes(int mode, byte[] key, byte[] text) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher.doFinal(text);
    }

    private static byte[] unwrap(String appKey) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, KEYS.getPrivate());
        return cipher.doFinal(bytes(appKey));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
