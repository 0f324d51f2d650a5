package dev.kosh.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code kosh admin clients …}: OAuth clients and networks (docs/contract/access.md, clients). */
final class ClientCommand {

    static final String USAGE = """
            kosh admin clients list|create|update|rotate --tenant pb --user-name NAME
                   [--id CLIENT] [--acts-as USER-UUID] [--public true] [--networks 10.1.0.0/16,…|any]
                   [--users UUID,…|any] [--access-seconds N] [--enabled true|false] [--overlap-seconds N]
                looks after the programs that may log in; create and rotate print the secret, once;
                NAME is a SUPERUSER of the state, the password is asked for, or read from KOSH_ADMIN_PASSWORD
            kosh admin networks --tenant pb --user-name NAME --user USER-UUID --networks 10.1.0.0/16,…|any
                sets where a user may call from""";

    private static final String CLIENTS = "/access/v1/clients/_";
    private static final String ANY = "any";
    private static final Set<String> ACTIONS = Set.of("list", "create", "update", "rotate");

    /** Members of the request, by option. */
    private static final Map<String, String> MEMBERS = Map.of(
            "--id", "id",
            "--acts-as", "actsAs",
            "--public", "publicClient",
            "--networks", "networks",
            "--users", "allowedUsers",
            "--access-seconds", "accessSeconds",
            "--enabled", "enabled",
            "--overlap-seconds", "overlapSeconds",
            "--user", "uuid");

    private static final Set<String> LISTS = Set.of("networks", "allowedUsers");
    private static final Set<String> FLAGS = Set.of("publicClient", "enabled");
    private static final String TENANT = "--tenant";
    private static final String USER_NAME = "--user-name";

    private final RunningServer server;

    ClientCommand(RunningServer server) {
        this.server = server;
    }

    static boolean is(String command) {
        return command.equals("clients") || command.equals("networks");
    }

    /** The exit code; null when the arguments make no sense. */
    @Nullable
    Integer run(String command, List<String> arguments, String password) {
        List<String> rest = new ArrayList<>(arguments);
        String action = command.equals("clients") && !rest.isEmpty() ? rest.remove(0) : command;
        Map<String, String> options = options(rest);
        if (options == null || !options.containsKey(TENANT) || !options.containsKey(USER_NAME)) {
            return null;
        }
        Map<String, Object> body = body(options);
        boolean isKnown = command.equals("networks")
                ? body.containsKey("uuid") && body.containsKey("networks")
                : ACTIONS.contains(action) && (action.equals("list") || body.containsKey("id"));
        if (!isKnown) {
            return null;
        }
        String path = switch (action) {
            case "networks" -> "/access/v1/users/_networks";
            case "list" -> CLIENTS + "search";
            default -> CLIENTS + action;
        };
        Map<String, Object> sent = action.equals("create") || action.equals("update") ? Map.of("client", body) : body;
        return server.administer(
                options.getOrDefault(TENANT, ""), options.getOrDefault(USER_NAME, ""), password, path, sent);
    }

    private static @Nullable Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        boolean areKnown = options.keySet().stream()
                .allMatch(option -> MEMBERS.containsKey(option) || option.equals(TENANT) || option.equals(USER_NAME));
        return arguments.size() % 2 == 0 && areKnown ? options : null;
    }

    private static Map<String, Object> body(Map<String, String> options) {
        Map<String, Object> body = new HashMap<>();
        options.forEach((option, value) -> {
            String member = MEMBERS.get(option);
            if (member != null) {
                body.put(
                        member,
                        LISTS.contains(member) ? list(value) : FLAGS.contains(member) ? Boolean.valueOf(value) : value);
            }
        });
        return body;
    }

    private static List<String> list(String value) {
        return value.equals(ANY) || value.isBlank() ? List.of() : List.of(value.split(","));
    }
}
