package dev.kosh.treasury.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The treasury's public key as an operator hands it over. */
final class PublicKeyText {

    private static final String INLINE = "base64:";
    private static final String PEM_BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String PEM_END = "-----END PUBLIC KEY-----";
    private static final int FEWEST_BITS = 2048;

    private PublicKeyText() {}

    /**
     * @param value a file with DER or PEM, or {@code base64:} and DER
     * @throws UnusableSettings when that is no RSA key of at least {@value #FEWEST_BITS} bits
     */
    static RSAPublicKey read(String value) {
        try {
            byte[] der = value.startsWith(INLINE)
                    ? Base64.getDecoder().decode(value.substring(INLINE.length()))
                    : fromFile(Path.of(value));
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            if (key.getModulus().bitLength() < FEWEST_BITS) {
                throw new UnusableSettings("jit.public-key names a key of fewer than " + FEWEST_BITS + " bits");
            }
            return key;
        } catch (IOException unreadable) {
            throw new UnusableSettings("jit.public-key names the file " + value + ", which cannot be read", unreadable);
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            throw new UnusableSettings("jit.public-key names no RSA public key (X.509, DER or PEM)", noKey);
        }
    }

    private static byte[] fromFile(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(PEM_BEGIN) && text.endsWith(PEM_END)) {
            return Base64.getMimeDecoder().decode(text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length()));
        }
        return bytes;
    }
}
