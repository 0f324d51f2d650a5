package dev.kosh.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.simulator.PaymentGatewaySimulator;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SandboxGatewayTests {

    private final ApplicationContextRunner server = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(SandboxGateway.class);

    @Test
    void aSandboxHasAPaymentGatewayInItsOwnProcess() {
        server.withPropertyValues("kosh.sandbox=true")
                .run(context -> assertThat(context.getBean(GatewayAccount.class).url())
                        .isEqualTo(
                                context.getBean(PaymentGatewaySimulator.class).baseUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kosh.sandbox=false", "kosh.sandbox.gateway=true"})
    void aProductionServerHasNone(String property) {
        server.withPropertyValues(property.isEmpty() ? "kosh.database.url=" : property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(PaymentGatewaySimulator.class)
                        .doesNotHaveBean(GatewayAccount.class));
    }

    @Test
    void aSandboxThatWantsNoneHasNone() {
        server.withPropertyValues("kosh.sandbox=true", "kosh.sandbox.gateway=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PaymentGatewaySimulator.class));
    }
}
