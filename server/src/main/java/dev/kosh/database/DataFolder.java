package dev.kosh.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of everything that this process keeps, claimed for it alone until it ends. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "kosh.lock";

    private final Path path;
    private final FileChannel claim;

    private DataFolder(Path path, FileChannel claim) {
        this.path = path;
        this.claim = claim;
    }

    /**
     * Creates the folder if need be and claims it; the operating system ends the claim with the process, however that
     * ends.
     *
     * @throws DatabaseUnusable when another process has it, or it cannot be written
     */
    static DataFolder claim(Path folder) {
        try {
            Path path = create(folder.toAbsolutePath().normalize());
            Path lock = path.resolve(LOCK);
            FileChannel channel = FileChannel.open(
                    lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseUnusable("The data folder " + path + " is in use by another Kosh (process "
                        + Files.readString(lock).strip() + "): stop that one, or name another folder in KOSH_DATA");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, channel);
        } catch (IOException failure) {
            throw new DatabaseUnusable("The data folder " + folder + " cannot be used: " + failure);
        }
    }

    /** Nobody else lists a new folder, but the embedded server, which may be another user, passes through it. */
    private static Path create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return path.toRealPath();
        }
        Files.createDirectories(path);
        return Files.setPosixFilePermissions(path.toRealPath(), PosixFilePermissions.fromString("rwx--x--x"));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }
}
