package dev.kosh.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.admin.AdminCommand;
import dev.kosh.masters.Masters;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import dev.kosh.wire.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A server as production starts it: nobody is on record. */
@ExtendWith(OutputCaptureExtension.class)
@KoshServerTest
@DirtiesContext
@TestPropertySource(properties = {"kosh.sandbox=false", "kosh.rate-limits.tokens-per-address-per-minute=1000"})
class SetupTests {

    private static final Pattern ANNOUNCED = Pattern.compile("set-up token: (\\S+)");
    private static final String PASSWORD = "Treasury@2026";

    private final HttpCalls http;
    private final JdbcClient jdbc;
    private final Masters masters;
    private final Environment environment;

    SetupTests(
            @Autowired HttpCalls http,
            @Autowired JdbcClient jdbc,
            @Autowired Masters masters,
            @Autowired Environment environment) {
        this.http = http;
        this.jdbc = jdbc;
        this.masters = masters;
        this.environment = environment;
    }

    private Answer create(String token, String tenant, String password) {
        return http.post("/setup/_administrator", """
                {"setUpToken":"%s","tenantId":"%s","tenantName":"Punjab","userName":"ADMIN","password":"%s","name":"First"}""".formatted(token, tenant, password), Map.of());
    }

    private int runAdmin(ByteArrayOutputStream said, String password, String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> variables = Map.of(
                "KOSH_PORT", environment.getRequiredProperty("local.server.port"), "KOSH_ADMIN_PASSWORD", password);
        return new AdminCommand(variables, out, out).run(List.of(arguments));
    }

    @Test
    void whoeverSeesTheConsoleMakesTheFirstAdministratorOnce(CapturedOutput output) {
        // The pages' own client has no secret that anybody could give: SignInTests shows that no token comes of it.
        for (String table : List.of("user_account", "oauth_client where id <> 'kosh-console'", "token")) {
            assertThat(jdbc.sql("select count(*) from access." + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(masters.tenants()).isEmpty();
        Matcher announced = ANNOUNCED.matcher(output.getOut());
        assertThat(announced.find()).isTrue();
        String token = announced.group(1);
        assertThat(announced.find()).as("one line only").isFalse();
        assertThat(http.get("/setup").status()).isEqualTo(200);

        assertThat(create("guess", "pb", PASSWORD).errorCode()).isEqualTo("INVALID_SETUP_TOKEN");
        assertThat(create(token, "pb.amritsar", PASSWORD).errorCode()).isEqualTo("INVALID_ADMINISTRATOR");
        assertThat(create(token, "pb", "short").errorCode()).isEqualTo("INVALID_PWD_LENGTH");
        assertThat(create(token, "pb", "alllowercase").errorCode()).isEqualTo("INVALID_PWD_PATTERN");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = runAdmin(
                said,
                PASSWORD,
                "create-administrator",
                "--set-up-token",
                token,
                "--tenant",
                "pb",
                "--tenant-name",
                "Punjab",
                "--user-name",
                "ADMIN",
                "--name",
                "First");

        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(masters.tenant(new TenantId("pb"))).isPresent();
        assertThat(jdbc.sql("select count(*) from events.audit_entry where action = 'ADMINISTRATOR_CREATED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Answer login = http.token(Map.of(
                "grant_type", "password",
                "username", "ADMIN",
                "password", PASSWORD,
                "tenantId", "pb",
                "userType", "EMPLOYEE"));
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        assertThat(login.body().path("UserRequest").path("roles").toString()).contains("SUPERUSER");
        assertThat(create(token, "pb", PASSWORD).errorCode())
                .as("a token is used once")
                .isEqualTo("INVALID_SETUP_TOKEN");
    }

    @Test
    void aCommandThatIsIncompleteIsExplained() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        assertThat(runAdmin(said, PASSWORD, "create-administrator", "--tenant", "pb"))
                .isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--set-up-token");
    }

    @Test
    void aKeysetIsMadeOnce(@TempDir Path folder) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String file = folder.resolve("keys").toString();

        assertThat(runAdmin(said, PASSWORD, "create-keyset", file)).isZero();
        assertThat(runAdmin(said, PASSWORD, "create-keyset", file)).isEqualTo(1);
    }
}
