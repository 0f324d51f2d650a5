package dev.kosh.treasury;

import java.net.URI;
import java.security.interfaces.RSAPublicKey;

/**
 * Where the treasury is and how we log in there.
 *
 * @param baseUrl what stands before {@code /webservices/jitfs}
 * @param publicKey the treasury's own, which seals our key of a log-in
 */
public record TreasuryAddress(URI baseUrl, String clientId, String clientSecret, RSAPublicKey publicKey) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "TreasuryAddress[" + baseUrl + "]";
    }
}
