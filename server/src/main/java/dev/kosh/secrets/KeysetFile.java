package dev.kosh.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file with the installation's keys: two lines, each a Tink keyset in JSON, the first for sealing, the second for
 * blind indexes. The first may be rotated; the second may not, because indexes on record would no longer be found.
 */
public final class KeysetFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeysetFile() {}

    /** @throws KeysetUnusable when there is no file, it may not be read, or it holds no keys */
    public static PersonalData read(Path file) {
        List<String> lines = lines(file);
        if (lines.size() != 2) {
            throw noKeyset(file, null);
        }
        try {
            registerPrimitives();
            return new PersonalData(
                    keyset(lines.get(0)).getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset(lines.get(1)).getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException unusable) {
            throw noKeyset(file, unusable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException absent) {
            throw new KeysetUnusable(
                    "There is no keyset file " + file
                            + ": name the installation's own in KOSH_KEYSET_FILE, or for a new"
                            + " database make one with 'kosh admin create-keyset " + file + "'",
                    absent);
        } catch (CharacterCodingException noText) {
            throw noKeyset(file, noText);
        } catch (IOException unreadable) {
            throw new KeysetUnusable("The keyset file " + file + " cannot be read by this user", unreadable);
        }
    }

    /** Never what the file holds: it may be keys. */
    private static KeysetUnusable noKeyset(Path file, @Nullable Exception cause) {
        return new KeysetUnusable(
                "The file " + file
                        + " that KOSH_KEYSET_FILE names is no keyset: two lines, as 'kosh admin create-keyset'"
                        + " made them",
                cause);
    }

    /**
     * Makes fresh keys unless the file is there already; only its owner may read it.
     *
     * @throws KeysetUnusable when the file cannot be made
     */
    public static void createIfAbsent(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            registerPrimitives();
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished =
                    Files.createTempFile(folder, "keyset", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(
                    unfinished,
                    List.of(
                            text(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)),
                            text(KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF))));
            // A link, unlike a move, fails when another process was first: its keys then stand.
            Files.createLink(file, unfinished);
            Files.delete(unfinished);
        } catch (IOException | GeneralSecurityException failed) {
            if (!Files.exists(file)) {
                throw new KeysetUnusable("The keyset file " + file + " cannot be made: " + failed, failed);
            }
        }
    }

    /**
     * Adds a key for sealing that opens but does not seal yet, so that every process can be given the file before one of
     * them seals with it.
     */
    public static void addKey(Path file) {
        rewrite(
                file,
                keyset -> KeysetHandle.newBuilder(keyset)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()));
    }

    /** Seals with the key that was added last; all others still open what they sealed. */
    public static void useNewestKey(Path file) {
        rewrite(file, keyset -> {
            KeysetHandle.Builder changed = KeysetHandle.newBuilder(keyset);
            changed.getAt(changed.size() - 1).makePrimary();
            return changed;
        });
    }

    private static void rewrite(Path file, UnaryChange change) {
        try {
            registerPrimitives();
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 2) {
                throw new IllegalStateException("The keyset file " + file + " must have two lines");
            }
            KeysetHandle sealing = change.of(keyset(lines.get(0))).build();
            Path unfinished = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "keyset",
                    ".new",
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(unfinished, List.of(text(sealing), lines.get(1)));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("The keyset file " + file + " cannot be changed", failed);
        }
    }

    /** What becomes of the keys for sealing. */
    private interface UnaryChange {
        KeysetHandle.Builder of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    private static void registerPrimitives() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private static KeysetHandle keyset(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private static String text(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get())
                .replace("\n", "");
    }
}
