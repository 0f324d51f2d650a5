package dev.kosh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.access.Accounts;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** {@code kosh admin clients} against a running server. */
@KoshServerTest
class ClientCommandTests {

    private static final String ADMINISTRATOR = "client-command-administrator";

    @Autowired
    private Environment environment;

    @Autowired
    private Accounts accounts;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @BeforeEach
    void administrator() {
        NewPerson.of("pb")
                .uuid(ADMINISTRATOR)
                .userName(ADMINISTRATOR)
                .roles("SUPERUSER")
                .onRecord(accounts);
    }

    private int run(String userName, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--tenant", "pb", "--user-name", userName));
        return new AdminCommand(
                        Map.of(
                                "KOSH_PORT",
                                environment.getRequiredProperty("local.server.port"),
                                "KOSH_ADMIN_PASSWORD",
                                SandboxUser.PASSWORD),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(problems, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aClientIsMadeListedChangedAndGivenAnotherSecret() {
        String id = "cli-" + UUID.randomUUID();

        assertThat(run(ADMINISTRATOR, "clients", "create", "--id", id, "--networks", "10.1.0.0/16,10.2.0.0/16"))
                .as(problems.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(said()).contains("\"secret\"", "10.2.0.0/16");
        assertThat(run(ADMINISTRATOR, "clients", "update", "--id", id, "--networks", "any", "--enabled", "false"))
                .isZero();
        assertThat(run(ADMINISTRATOR, "clients", "rotate", "--id", id, "--overlap-seconds", "0"))
                .isZero();
        assertThat(run(ADMINISTRATOR, "clients", "list")).isZero();
        assertThat(said()).contains(id, "\"enabled\" : false");
        assertThat(run(ADMINISTRATOR, "networks", "--user", ADMINISTRATOR, "--networks", "any"))
                .isZero();
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        assertThat(run(SandboxUser.STATE_INTEGRATOR.userName(), "clients", "list"))
                .isEqualTo(1);

        assertThat(problems.toString(StandardCharsets.UTF_8)).contains("Not authorized to access this resource");
    }

    @Test
    void itSaysHowItIsUsed() {
        assertThat(run(ADMINISTRATOR, "clients", "create")).isEqualTo(2);
        assertThat(run(ADMINISTRATOR, "clients", "list", "--unknown", "x")).isEqualTo(2);

        assertThat(problems.toString(StandardCharsets.UTF_8)).contains("kosh admin clients list|create|update|rotate");
    }
}
