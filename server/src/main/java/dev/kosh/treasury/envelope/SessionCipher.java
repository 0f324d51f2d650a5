package dev.kosh.treasury.envelope;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The cipher of the treasury's contract: AES-256, ECB, PKCS #5 padding. It proves nothing of who wrote a text; TLS does. */
public final class SessionCipher {

    /** Bytes of every key of it. */
    public static final int KEY_BYTES = 32;

    private static final String TRANSFORMATION = "AES/ECB/PKCS5Padding";
    /** Looking up a cipher costs more than a short text. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(SessionCipher::find);

    private SessionCipher() {}

    /** @throws IllegalArgumentException when there are not {@value #KEY_BYTES} bytes */
    public static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    public static byte[] encrypt(byte[] plain, SecretKey key) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES failed to encipher", impossible);
        }
    }

    /** @throws GeneralSecurityException when these bytes were not enciphered with that key */
    public static byte[] decrypt(byte[] sealed, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(sealed);
    }

    private static Cipher find() {
        try {
            return Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no AES", impossible);
        }
    }
}
