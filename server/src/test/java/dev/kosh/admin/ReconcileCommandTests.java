package dev.kosh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.KoshServerTest;
import dev.kosh.testing.SandboxUser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** {@code kosh admin reconcile} against a running server. */
@KoshServerTest
class ReconcileCommandTests {

    @Autowired
    private Environment environment;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @Test
    void itNamesEachRuleAndEndsWithZeroWhenTheBooksBalance() {
        assertThat(reconcile("CTC-MUKTA01", SandboxUser.PASSWORD))
                .as(problems.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("R9    holds     The latest attempts of a chain add up to its first instruction")
                .endsWith("The books balance.\n");
    }

    @Test
    void whoMayNotSeeTheBooksIsRefused() {
        assertThat(reconcile("CTC-COUNTER01", SandboxUser.PASSWORD)).isEqualTo(1);
        assertThat(reconcile("CTC-MUKTA01", "Wrong@2026")).isEqualTo(1);

        assertThat(problems.toString(StandardCharsets.UTF_8))
                .contains("Not authorized to access this resource")
                .contains("Invalid login credentials");
    }

    @Test
    void itSaysHowItIsUsed() {
        assertThat(command().run(List.of("reconcile", "--tenant", "od"))).isEqualTo(2);

        assertThat(problems.toString(StandardCharsets.UTF_8))
                .contains("kosh admin reconcile --tenant od --user-name NAME");
    }

    private int reconcile(String userName, String password) {
        return command(password).run(List.of("reconcile", "--tenant", "od.cuttack", "--user-name", userName));
    }

    private AdminCommand command() {
        return command(SandboxUser.PASSWORD);
    }

    private AdminCommand command(String password) {
        return new AdminCommand(
                Map.of(
                        "KOSH_PORT",
                        environment.getRequiredProperty("local.server.port"),
                        "KOSH_ADMIN_PASSWORD",
                        password),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8));
    }
}
