package dev.kosh.simulator.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;

/** The treasury's RSA pair: callers wrap their appKey with its public half. */
public final class TreasuryKeys {

    private static final int BITS = 2048;

    private final KeyPair pair;

    private TreasuryKeys(KeyPair pair) {
        this.pair = pair;
    }

    public static TreasuryKeys make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new TreasuryKeys(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** X.509 SubjectPublicKeyInfo. */
    public byte[] publicKeyDer() {
        return pair.getPublic().getEncoded();
    }

    /** @throws Undecipherable when the text is no Base64, or was not made with the public half */
    public byte[] unwrap(String text) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate(), OAEPParameterSpec.DEFAULT);
            return cipher.doFinal(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new Undecipherable(wrong);
        }
    }
}
