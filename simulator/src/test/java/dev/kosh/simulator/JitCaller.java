package dev.kosh.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A caller of the treasury written from the wire format alone: it shares no code with the simulator. */
final class JitCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI base;
    private final PublicKey treasuryKey;
    private String token = "";
    private byte[] sek = new byte[0];
    private Duration patience = PATIENCE;

    JitCaller(TreasurySimulator treasury) {
        this(treasury.baseUrl(), publicKey(treasury.publicKeyDer()));
    }

    private JitCaller(URI base, PublicKey treasuryKey) {
        this.base = base;
        this.treasuryKey = treasuryKey;
    }

    /** Logs in with the default client and keeps token and session key. */
    JitCaller logIn() throws Exception {
        byte[] appKey = random(32);
        HttpResponse<String> answer = authenticate("dummy-client", "dummy-secret", appKey);
        if (answer.statusCode() != 200) {
            throw new AssertionError("log-in: " + answer.statusCode() + " " + answer.body());
        }
        JsonNode body = json.readTree(answer.body());
        token = body.path("authToken").asString();
        sek = decrypt(body.path("sek").asString(), appKey);
        return this;
    }

    /** The same caller in the same session, who waits only so long for answers. */
    JitCaller withPatience(Duration other) {
        JitCaller impatient = new JitCaller(base, treasuryKey);
        impatient.token = token;
        impatient.sek = sek;
        impatient.patience = other;
        return impatient;
    }

    /** The same caller in the same session, who keeps no connection yet. */
    JitCaller withNewConnections() {
        return withPatience(patience);
    }

    HttpResponse<String> authenticate(String clientId, String clientSecret, byte[] appKey) throws Exception {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, treasuryKey);
        String wrapped = Base64.getEncoder().encodeToString(rsa.doFinal(appKey));
        return post(
                "/webservices/jitfs/v1.0/authenticate",
                "{\"appKey\":\"" + wrapped + "\"}",
                "clientId",
                clientId,
                "clientSecret",
                clientSecret);
    }

    /** Asks a service and decrypts its answer, which must be of status 200. */
    JsonNode ask(String serviceId, ObjectNode params) throws Exception {
        return json.readTree(askForText(serviceId, params));
    }

    /** Asks a service and decrypts its answer, which need not be JSON. */
    String askForText(String serviceId, ObjectNode params) throws Exception {
        byte[] rek = random(32);
        HttpResponse<String> answer = askRaw(serviceId, params, rek);
        if (answer.statusCode() != 200) {
            throw new AssertionError(serviceId + ": " + answer.statusCode() + " " + answer.body());
        }
        return open(answer.body(), rek);
    }

    HttpResponse<String> askRaw(String serviceId, ObjectNode params, byte[] rek) throws Exception {
        ObjectNode plain = json.createObjectNode().put("serviceId", serviceId);
        plain.set("params", params);
        return post("/webservices/jitfs/v1.0/get-jit-service-data", seal(plain.toString(), rek), "authToken", token);
    }

    String seal(String plain, byte[] rek) throws GeneralSecurityException {
        return json.createObjectNode()
                .put("params", encrypt(plain.getBytes(StandardCharsets.UTF_8), sek))
                .put("rek", encrypt(rek, sek))
                .toString();
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path)).timeout(patience).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(patience)
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    byte[] sessionKey() {
        return sek;
    }

    String token() {
        return token;
    }

    String open(String text, byte[] key) throws GeneralSecurityException {
        return new String(decrypt(text.strip(), key), StandardCharsets.UTF_8);
    }

    static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    private static PublicKey publicKey(byte[] der) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException noKey) {
            throw new AssertionError(noKey);
        }
    }

    private static String encrypt(byte[] plain, byte[] key) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(aes(Cipher.ENCRYPT_MODE, key).doFinal(plain));
    }

    static byte[] decrypt(String text, byte[] key) throws GeneralSecurityException {
        return aes(Cipher.DECRYPT_MODE, key).doFinal(Base64.getDecoder().decode(text));
    }

    private static Cipher aes(int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher;
    }
}
