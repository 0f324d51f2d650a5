package dev.kosh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.outbound.PlayedServer;
import dev.kosh.outbound.PlayedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever form the token end point's refusal has, the person at the command line reads why. */
class RefusedLogInTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            400 | {"error":"invalid_request","error_description":"Invalid login credentials"}  | Invalid login credentials
            401 | {"status":401,"error":"Unauthorized","message":"Bad credentials"}            | Bad credentials
            429 | {"Errors":[{"code":"RateLimitExceededException","message":"Rate limit exceeded"}]} | Rate limit exceeded
            500 | {}                                                                           | no reason was given
            """)
    void isTold(int status, String body, String reason) {
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        try (PlayedServer server = new PlayedServer()) {
            server.replies(call -> Reply.of(status, body));
            AdminCommand command = new AdminCommand(
                    Map.of("KOSH_PORT", Integer.toString(server.address("/").getPort()), "KOSH_ADMIN_PASSWORD", "any"),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(problems, true, StandardCharsets.UTF_8));

            assertThat(command.run(List.of("clients", "list", "--tenant", "pb", "--user-name", "A")))
                    .isEqualTo(1);
        }

        assertThat(problems.toString(StandardCharsets.UTF_8)).contains("Log-in refused: " + reason);
    }
}
