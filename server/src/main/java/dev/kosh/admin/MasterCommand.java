package dev.kosh.admin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kosh admin masters …}: loads master files into a tenant (docs/contract/masters.md, files). */
final class MasterCommand {

    static final String USAGE = """
            kosh admin masters --tenant pb --user-name NAME [--into pb.amritsar] FILE...
                loads master files (docs/contract/masters.md), each whole or not at all, into the state or, with --into,
                into one of its ULBs; NAME is a SUPERUSER of the state, the password is asked for, or read from
                KOSH_ADMIN_PASSWORD
            """;

    private static final int REFUSED = 1;

    private final RunningServer server;
    private final PrintStream problems;
    private final JsonMapper json = JsonMapper.builder().build();

    MasterCommand(RunningServer server, PrintStream problems) {
        this.server = server;
        this.problems = problems;
    }

    /** The exit code: of the first file that is refused, else 0; null when the arguments make no sense. */
    @Nullable
    Integer run(List<String> arguments, String password) {
        List<String> rest = new ArrayList<>(arguments);
        String tenant = option("--tenant", rest);
        String userName = option("--user-name", rest);
        String into = option("--into", rest);
        if (tenant == null
                || userName == null
                || rest.isEmpty()
                || rest.stream().anyMatch(word -> word.startsWith("--"))) {
            return null;
        }
        for (String file : rest) {
            int done = load(Path.of(file), into == null ? tenant : into, tenant, userName, password);
            if (done != 0) {
                return done;
            }
        }
        return 0;
    }

    private int load(Path file, String into, String tenant, String userName, String password) {
        JsonNode masters;
        try {
            masters = json.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            problems.println(file + " cannot be read: " + unreadable.getMessage());
            return REFUSED;
        } catch (JacksonException noJson) {
            problems.println(file + " is no JSON: " + noJson.getOriginalMessage());
            return REFUSED;
        }
        int done = server.administer(
                tenant, userName, password, "/masters/v1/_load", Map.of("tenantId", into, "masterFile", masters));
        if (done != 0) {
            problems.println(file + " is not loaded, nor is what stands behind it");
        }
        return done;
    }

    /** Takes an option and its value out of the words; null when it is not there. */
    private static @Nullable String option(String name, List<String> words) {
        int place = words.indexOf(name);
        if (place < 0 || place + 1 >= words.size()) {
            return null;
        }
        words.remove(place);
        return words.remove(place);
    }
}
