package dev.kosh.treasury.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * A call on its way: the body to send, and the key made for it that opens its answer.
 *
 * @param body {@code {"params":"…","rek":"…"}}
 */
public record CallEnvelope(byte[] body, SecretKey responseKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] BEFORE_PARAMS = "{\"params\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE_KEY = "\",\"rek\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);

    /** @param plaintext {@code {"serviceId":…,"params":{…}}} in UTF-8 */
    public static CallEnvelope seal(byte[] plaintext, SecretKey sessionKey) {
        byte[] responseKey = new byte[SessionCipher.KEY_BYTES];
        RANDOM.nextBytes(responseKey);
        byte[] params = Base64.getEncoder().encode(SessionCipher.encrypt(plaintext, sessionKey));
        byte[] rek = Base64.getEncoder().encode(SessionCipher.encrypt(responseKey, sessionKey));
        ByteArrayOutputStream body = new ByteArrayOutputStream(params.length + rek.length + 32);
        body.writeBytes(BEFORE_PARAMS);
        body.writeBytes(params);
        body.writeBytes(BEFORE_KEY);
        body.writeBytes(rek);
        body.writeBytes(END);
        return new CallEnvelope(body.toByteArray(), SessionCipher.key(responseKey));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "CallEnvelope";
    }
}
