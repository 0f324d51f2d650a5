package dev.kosh.treasury.envelope;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * A log-in on its way: the body to send, and the key of ours that opens the session's key in the answer.
 *
 * @param body {@code {"appKey":"…"}}
 */
public record LogInEnvelope(byte[] body, SecretKey appKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final OAEPParameterSpec OAEP_SHA1 =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    /** A new key of ours, sealed for the treasury. */
    public static LogInEnvelope seal(RSAPublicKey treasury) {
        byte[] appKey = new byte[SessionCipher.KEY_BYTES];
        RANDOM.nextBytes(appKey);
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, treasury, OAEP_SHA1);
            String wrapped = Base64.getEncoder().encodeToString(cipher.doFinal(appKey));
            byte[] body = ("{\"appKey\":\"" + wrapped + "\"}").getBytes(StandardCharsets.UTF_8);
            return new LogInEnvelope(body, SessionCipher.key(appKey));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the treasury's public key cannot seal", unusable);
        }
    }

    /**
     * The key of the new session.
     *
     * @param sek as the answer has it
     * @throws GeneralSecurityException when it does not open or has another length than agreed
     */
    public SecretKey open(String sek) throws GeneralSecurityException {
        try {
            return SessionCipher.key(SessionCipher.decrypt(Base64.getDecoder().decode(sek.strip()), appKey));
        } catch (IllegalArgumentException malformed) {
            throw new GeneralSecurityException("not the key of a session", malformed);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LogInEnvelope";
    }
}
