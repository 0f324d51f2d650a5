package dev.kosh.admin;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.secrets.KeysetUnusable;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code kosh admin create-administrator …}, {@code kosh admin create-keyset FILE} (docs/contract/access.md) and
 * {@code kosh admin reconcile …} (docs/contract/disbursement-reconciliation.md), {@code kosh admin masters …}
 * (docs/contract/masters.md), {@code kosh admin rotate-keyset …} and {@code kosh admin clients …} (docs/contract/access.md).
 */
public final class AdminCommand {

    private static final String USAGE = """
            kosh admin create-administrator --set-up-token TOKEN --tenant pb --tenant-name Punjab --user-name NAME --name "FULL NAME"
                creates the first administrator on the server at 127.0.0.1:$KOSH_PORT;
                the password is asked for, or read from KOSH_ADMIN_PASSWORD
            kosh admin create-keyset FILE
                makes the keys for kosh.keyset-file; keep a copy where the database's backups are not
            kosh admin rotate-keyset FILE add|use
                adds a key to the file; then, once every process was restarted with it, seals with it
            kosh admin reconcile --tenant od --user-name NAME
                proves the books of payments out on the server at 127.0.0.1:$KOSH_PORT, rule by rule; the user holds
                MUKTA_ADMIN; the password is asked for, or read from KOSH_ADMIN_PASSWORD; ends with 1 when they do not balance
            """ + MasterCommand.USAGE + ClientCommand.USAGE;
    private static final int MISUSED = 2;
    private static final Map<String, String> MEMBER_BY_OPTION = Map.of(
            "--set-up-token", "setUpToken",
            "--tenant", "tenantId",
            "--tenant-name", "tenantName",
            "--user-name", "userName",
            "--name", "name");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream problems;

    public AdminCommand(Map<String, String> environment, PrintStream out, PrintStream problems) {
        this.environment = environment;
        this.out = out;
        this.problems = problems;
    }

    /** Does what the arguments say; the exit code is 0 when it was done, 1 when it was refused, 2 when misused. */
    public int run(List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        if (command.equals("create-keyset") && rest.size() == 1) {
            return createKeyset(Path.of(rest.get(0)));
        }
        if (command.equals("rotate-keyset") && rest.size() == 2) {
            return rotateKeyset(Path.of(rest.get(0)), rest.get(1));
        }
        if (command.equals("masters") || ClientCommand.is(command)) {
            return administer(command, rest);
        }
        Map<String, String> members = members(rest);
        boolean isKnown = command.equals("create-administrator") && isComplete(members, "setUpToken")
                || command.equals("reconcile") && isComplete(members, "tenantId");
        if (members == null || !isKnown) {
            problems.println(USAGE);
            return MISUSED;
        }
        String password = password();
        if (password == null) {
            return withoutPassword();
        }
        RunningServer server = server();
        if (command.equals("reconcile")) {
            return server.reconcile(given(members, "tenantId"), given(members, "userName"), password);
        }
        members.put("password", password);
        return server.createAdministrator(members);
    }

    private RunningServer server() {
        return new RunningServer(environment.getOrDefault("KOSH_PORT", "8080"), out, problems);
    }

    private int withoutPassword() {
        problems.println("No password: there is no terminal to ask on, and KOSH_ADMIN_PASSWORD is not set");
        return MISUSED;
    }

    private int administer(String command, List<String> arguments) {
        String password = password();
        if (password == null) {
            return withoutPassword();
        }
        Integer done = command.equals("masters")
                ? new MasterCommand(server(), problems).run(arguments, password)
                : new ClientCommand(server()).run(command, arguments, password);
        if (done == null) {
            problems.println(USAGE);
            return MISUSED;
        }
        return done;
    }

    private int rotateKeyset(Path file, String step) {
        switch (step) {
            case "add" -> {
                KeysetFile.addKey(file);
                out.println("Added a key to " + file + ". Restart every process with this file, then run: kosh admin"
                        + " rotate-keyset " + file + " use");
            }
            case "use" -> {
                KeysetFile.useNewestKey(file);
                out.println("What is sealed from the next start on is sealed with the newest key; older keys stay for"
                        + " what they sealed. Keep a copy of " + file + ".");
            }
            default -> {
                problems.println(USAGE);
                return MISUSED;
            }
        }
        return 0;
    }

    private static String given(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name));
    }

    private static boolean isComplete(@Nullable Map<String, String> members, String needed) {
        return members != null
                && members.containsKey(needed)
                && members.containsKey("tenantId")
                && members.containsKey("userName");
    }

    private int createKeyset(Path file) {
        if (Files.exists(file)) {
            problems.println(file + " is there already; it stays as it is");
            return 1;
        }
        try {
            KeysetFile.createIfAbsent(file);
        } catch (KeysetUnusable notMade) {
            problems.println("kosh: " + notMade.getMessage());
            return 1;
        }
        out.println("Made " + file + ". Without it the personal data in the database cannot be read again.");
        return 0;
    }

    private static @Nullable Map<String, String> members(List<String> options) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i + 1 < options.size(); i += 2) {
            String member = MEMBER_BY_OPTION.get(options.get(i));
            if (member == null) {
                return null;
            }
            members.put(member, options.get(i + 1));
        }
        return options.size() % 2 == 0 ? members : null;
    }

    private @Nullable String password() {
        String given = environment.get("KOSH_ADMIN_PASSWORD");
        Console console = System.console();
        if (given != null || console == null) {
            return given;
        }
        char[] typed = console.readPassword("Password: ");
        return typed == null ? null : new String(typed);
    }
}
