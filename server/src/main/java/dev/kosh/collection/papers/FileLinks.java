package dev.kosh.collection.papers;

import dev.kosh.secrets.PersonalData;
import dev.kosh.wire.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Links that open one document without a token for a quarter of an hour: whoever may read the document hands them to a
 * browser. What they name is signed with the key of the installation.
 */
@Component
public class FileLinks {

    /** Where links lead; what they name follows. */
    public static final String PATH = "/filestore/v1/files/signed/";

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final int PARTS = 4;

    private final PersonalData keys;
    private final Clock clock;
    private final String publicUrl;

    /** What a link names. */
    public record Named(TenantId tenantId, UUID id) {}

    FileLinks(PersonalData keys, Clock clock, @Value("${kosh.public-url}") String publicUrl) {
        this.keys = keys;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** A link to a document or a file. */
    public String to(TenantId tenant, UUID id) {
        String named = String.join(
                "|",
                tenant.value(),
                id.toString(),
                Long.toString(clock.instant().plus(GOOD_FOR).toEpochMilli()));
        String text = named + "|" + signature(named);
        return publicUrl
                + PATH
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a link names; empty for one that is too old or that we did not sign. */
    public Optional<Named> read(String link) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(link), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        String[] parts = text.split("\\|", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        String named = text.substring(0, text.lastIndexOf('|'));
        boolean ours = MessageDigest.isEqual(
                signature(named).getBytes(StandardCharsets.UTF_8), parts[3].getBytes(StandardCharsets.UTF_8));
        return ours && clock.instant().isBefore(Instant.ofEpochMilli(Long.parseLong(parts[2])))
                ? Optional.of(new Named(new TenantId(parts[0]), UUID.fromString(parts[1])))
                : Optional.empty();
    }

    private String signature(String named) {
        return HexFormat.of().formatHex(keys.blindIndex("file-link|" + named));
    }
}
