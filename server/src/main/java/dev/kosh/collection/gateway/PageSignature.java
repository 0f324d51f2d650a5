package dev.kosh.collection.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of signed pages (docs/contract/gateway.md, signed pages): HMAC-SHA-256, hexadecimal, over the members as
 * {@code name=value} lines in the order of their names.
 */
final class PageSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    PageSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(Map<String, String> members) {
        String text = new TreeMap<>(members)
                .entrySet().stream()
                        .map(each -> each.getKey() + '=' + each.getValue())
                        .collect(Collectors.joining("\n"));
        try {
            // A Mac is not safe for several threads.
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    boolean isOf(Map<String, String> members, @Nullable String claimed) {
        return claimed != null
                && MessageDigest.isEqual(
                        of(members).getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
    }
}
