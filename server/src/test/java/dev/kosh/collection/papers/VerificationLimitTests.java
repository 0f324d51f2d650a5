package dev.kosh.collection.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.KoshServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody may try many codes. */
@KoshServerTest
class VerificationLimitTests {

    private static final int A_MINUTE = 30;

    @Autowired
    private HttpCalls calls;

    @Test
    void anAddressAsksThirtyTimesAMinute() {
        for (int i = 0; i < A_MINUTE; i++) {
            assertThat(calls.get("/verify/AAAAAAAAAAAAAAAAAAAA" + (char) ('A' + i % 26) + "A")
                            .status())
                    .isEqualTo(404);
        }

        Answer tooMany = calls.get("/verify/AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        assertThat(calls.get("/filestore/v1/files/signed/AAAA").status()).isEqualTo(429);
        assertThat(calls.get("/actuator/health").status()).isEqualTo(200);
    }
}
