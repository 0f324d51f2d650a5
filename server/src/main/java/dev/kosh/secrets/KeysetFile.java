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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;

/**
 * The file with the installation's keys: two lines, each a Tink keyset in JSON, the first for sealing, the second for
 * blind indexes. The first may be rotated; the second may not, because indexes on record would no longer be found.
 */
public final class KeysetFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeysetFile() {}

    /** @throws IllegalStateException with one clear line when the file cannot be used */
    public static PersonalData read(Path file) {
        try {
            registerPrimitives();
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 2) {
                throw new IllegalStateException("The keyset file " + file + " must have two lines");
            }
            return new PersonalData(
                    keyset(lines.get(0)).getPrimitive(RegistryConfiguration.get(), Aead.class),
                    keyset(lines.get(1)).getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("The keyset file " + file + " cannot be used", unusable);
        }
    }

    /** Makes fresh keys unless the file is there already; only its owner may read it. */
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
                throw new IllegalStateException("The keyset file " + file + " cannot be made", failed);
            }
        }
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
