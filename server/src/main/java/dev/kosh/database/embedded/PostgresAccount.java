package dev.kosh.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who runs PostgreSQL. It refuses to run as root, so root hands it to an account without rights; an ordinary user runs
 * it as itself.
 *
 * @param prefix words put before a command to run it as this account
 * @param owner numeric id of the user who owns the database files
 */
record PostgresAccount(List<String> prefix, int owner) {

    private static final String NOBODY = "nobody";
    private static final String NOBODYS_GROUP = "65534";

    /** The account for files under a folder that exists and that this process owns. */
    static PostgresAccount forFilesUnder(Path folder) throws IOException {
        int self = owner(Path.of("/proc/self"));
        if (self != 0) {
            return new PostgresAccount(List.of(), self);
        }
        Path cluster = folder.resolve("cluster");
        if (Files.exists(cluster)) {
            return ofRoot(owner(cluster));
        }
        PostgresAccount nobody = ofRoot(idOfNobody(folder));
        return nobody.reaches(folder) ? nobody : ofRoot(0);
    }

    /** A command that runs as this account, in a session of its own so that Ctrl-C reaches only the server. */
    List<String> command(List<String> words) {
        return Stream.of(List.of("setsid"), prefix, words).flatMap(List::stream).toList();
    }

    /** Gives a file or folder that this process made to the account. */
    void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", owner);
    }

    private static PostgresAccount ofRoot(int owner) {
        // Where no other account can reach the folder (/root, say), a user namespace lets root be nobody with its own
        // files.
        List<String> prefix = owner == 0
                ? List.of("unshare", "--user", "--")
                : List.of(
                        "setpriv",
                        "--reuid=" + owner,
                        "--regid=" + NOBODYS_GROUP,
                        "--clear-groups",
                        "--no-new-privs",
                        "--");
        return new PostgresAccount(prefix, owner);
    }

    private boolean reaches(Path folder) throws IOException {
        return new Command(command(List.of("test", "-x", folder.toString()))).run() == 0;
    }

    private static int idOfNobody(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "owner-", "");
        try {
            Files.setOwner(
                    probe,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
            return owner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
