package dev.kosh.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTests {

    /** The example that the Standard Webhooks libraries test themselves with. */
    @Test
    void isWhatTheLibrariesOfReceiversExpect() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachSecretIsAnotherOne() {
        assertThat(Signature.newSecret())
                .startsWith("whsec_")
                .hasSizeGreaterThan(40)
                .isNotEqualTo(Signature.newSecret());
    }
}
