package dev.kosh.database.embedded;

import dev.kosh.database.DatabaseUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that the class path carries, unpacked once per release of them. */
final class PostgresBinaries {

    private static final String PREFIX = "binaries-";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks into a sub-folder named after the archive's checksum, unless it is there already. */
    static PostgresBinaries unpackedUnder(Path folder) throws IOException {
        URL archive = archive();
        Path home = folder.resolve(PREFIX + checksum(archive));
        if (!Files.isDirectory(home)) {
            Path unfinished = Files.createTempDirectory(folder, "unpacking-");
            unpack(archive, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** Deletes programs of earlier releases, and what an interrupted start left unpacked. */
    void deleteOthers() throws IOException {
        try (Stream<Path> entries = Files.list(home.resolveSibling("."))) {
            for (Path entry : entries.map(Path::normalize).toList()) {
                String name = entry.getFileName().toString();
                boolean ours = name.startsWith(PREFIX) || name.startsWith("unpacking-");
                if (ours && !entry.equals(home)) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    private static URL archive() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String architecture = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        URL archive = PostgresBinaries.class.getResource("/postgres-linux-" + architecture + ".txz");
        if (archive == null) {
            throw new DatabaseUnusable("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + machine + ": name a PostgreSQL in KOSH_DATABASE_URL");
        }
        return archive;
    }

    private static String checksum(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("An entry of the archive leaves its folder: " + entry.getName());
                }
                unpack(tar, entry, file);
            }
        }
        // Whoever runs the programs must reach them, whatever the umask was.
        try (Stream<Path> all = Files.walk(target)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PROGRAM);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, executable ? PROGRAM : PLAIN);
        }
    }
}
