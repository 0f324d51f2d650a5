package dev.kosh.simulator.envelope;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The treasury's symmetric cipher: AES-256, ECB, PKCS#5 padding; text as Base64. Its contract, not our choice. */
public final class Aes {

    public static final int KEY_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Looking an algorithm up costs more than to encrypt a short answer with it. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Aes::newCipher);

    private Aes() {}

    public static byte[] newKey(int bytes) {
        byte[] key = new byte[bytes];
        RANDOM.nextBytes(key);
        return key;
    }

    public static String encrypt(byte[] plain, byte[] key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE, key).doFinal(plain));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Undecipherable when the text is no Base64, or was not made with this key */
    public static byte[] decrypt(String text, byte[] key) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key).doFinal(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new Undecipherable(wrong);
        }
    }

    private static Cipher cipher(int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, new SecretKeySpec(key, "AES"));
        return cipher;
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/ECB/PKCS5Padding");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
