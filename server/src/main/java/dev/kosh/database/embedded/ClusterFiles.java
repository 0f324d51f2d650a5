package dev.kosh.database.embedded;

import dev.kosh.database.DatabaseUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The files of the database and, beside them, the password to it. */
final class ClusterFiles {

    private static final int PASSWORD_BYTES = 24;
    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path cluster;
    private final Path passwordFile;
    private final PostgresBinaries binaries;
    private final PostgresAccount account;

    ClusterFiles(Path folder, PostgresBinaries binaries, PostgresAccount account) {
        this.cluster = folder.resolve("cluster");
        this.passwordFile = folder.resolve("password");
        this.binaries = binaries;
        this.account = account;
    }

    /** The password of the cluster, which is created when there is none. */
    String passwordOfCluster(Path log) throws IOException {
        if (!Files.exists(cluster)) {
            create(log);
        }
        if (!Files.exists(passwordFile)) {
            throw new DatabaseUnusable("The database in " + cluster + " has lost its password: restore " + passwordFile
                    + " from the back-up");
        }
        return Files.readString(passwordFile).strip();
    }

    /** Makes the cluster under another name and renames it last, so that a half-made one is never used. */
    private void create(Path log) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path unfinished = Files.createTempDirectory(cluster.getParent(), "initialising-", PRIVATE_FOLDER);
        Path copyForInitdb = Files.createFile(unfinished.resolve("password"), PRIVATE_FILE);
        Files.writeString(copyForInitdb, password);
        account.own(copyForInitdb);
        account.own(unfinished);
        Path files = unfinished.resolve("cluster");
        initialise(files, copyForInitdb, password, log);
        Files.deleteIfExists(passwordFile);
        Files.writeString(Files.createFile(passwordFile, PRIVATE_FILE), password);
        Files.move(files, cluster, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(copyForInitdb);
        Files.delete(unfinished);
    }

    private void initialise(Path files, Path passwordForInitdb, String password, Path log) throws IOException {
        List<String> initdb = List.of(
                binaries.program("initdb"),
                "--pgdata=" + files,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + passwordForInitdb,
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        new Command(account.command(initdb)).runOrFail("", log, "The database could not be created");
        List<String> single = List.of(binaries.program("postgres"), "--single", "-D", files.toString(), "postgres");
        String statements = """
                create role %1$s login password '%2$s'
                create database %1$s owner %1$s
                """.formatted(EmbeddedPostgres.OWNER, password);
        new Command(account.command(single)).runOrFail(statements, log, "The database could not be created");
    }
}
