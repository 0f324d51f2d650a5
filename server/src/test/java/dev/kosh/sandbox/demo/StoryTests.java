package dev.kosh.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.sandbox.data.SandboxPeople;
import dev.kosh.testing.KoshServerTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@KoshServerTest
@TestPropertySource(properties = "kosh.sandbox.consumers=1")
class StoryTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Autowired
    private SandboxPeople people;

    @LocalServerPort
    private int port;

    @Test
    void theStoryOfTheGuideHoldsAndSaysWhichStepFailsWhenItDoesNot() {
        play();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "userType=Employee",
                        "Fetch a bill by property id",
                        "4 bills of 4 services",
                        "INVALID_PAYMENTDETAIL",
                        "one payment, a receipt for each bill",
                        "nothing is due",
                        "the same receipt; no second payment",
                        "In all                        8949.60   3011.60     5938.00")
                .doesNotContain(people.password());

        // What the first telling paid is no longer due.
        assertThatThrownBy(this::play)
                .isInstanceOf(StoryFailed.class)
                .hasMessageContaining("bills of PT, WS, SW and TL");
        assertThat(screen.currentStep()).contains("Fetch everything that a mobile number owes");
    }

    private void play() {
        URI server = URI.create("http://127.0.0.1:" + port);
        new Story(new Integrator(server, screen), screen).play("INTEGR01", people.password());
    }
}
