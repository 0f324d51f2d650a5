package dev.kosh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KoshServerTest
class ServerTests {

    @Autowired
    private HttpCalls calls;

    @Test
    void theServerIsReadyWhenItsDatabaseIs() {
        assertThat(calls.get("/actuator/health/readiness").status()).isEqualTo(200);
    }
}
