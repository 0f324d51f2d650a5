package dev.kosh.simulator.checkout;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Named texts and the signature over them: HMAC-SHA-256 of {@code name=value} lines in the order of the names, hexadecimal. */
final class SignedMembers {

    static final String SIGNATURE = "signature";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    SignedMembers(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The members with their signature. */
    Map<String, String> sign(Map<String, String> members) {
        Map<String, String> signed = new TreeMap<>(members);
        signed.put(SIGNATURE, signature(members));
        return signed;
    }

    boolean isSigned(Map<String, String> members) {
        Map<String, String> unsigned = new TreeMap<>(members);
        String claimed = unsigned.remove(SIGNATURE);
        return claimed != null
                && MessageDigest.isEqual(
                        claimed.getBytes(StandardCharsets.UTF_8),
                        signature(unsigned).getBytes(StandardCharsets.UTF_8));
    }

    private String signature(Map<String, String> members) {
        String text = new TreeMap<>(members)
                .entrySet().stream()
                        .map(each -> each.getKey() + '=' + each.getValue())
                        .collect(Collectors.joining("\n"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a query or a form says; of a name that stands twice the last counts. */
    static Map<String, String> read(String encoded) {
        Map<String, String> members = new TreeMap<>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                members.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return members;
    }

    static String query(Map<String, String> members) {
        return members.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
