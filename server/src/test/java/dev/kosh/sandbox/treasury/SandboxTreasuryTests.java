package dev.kosh.sandbox.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.treasury.TreasuryAddressSource;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SandboxTreasuryTests {

    private final ApplicationContextRunner server = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(SandboxTreasury.class);

    @Test
    void aSandboxTalksToATreasuryInItsOwnProcess() {
        server.withPropertyValues("kosh.sandbox=true", "jit.base-url=")
                .run(context -> assertThat(
                                context.getBean(TreasuryAddressSource.class).address())
                        .isNotNull()
                        .satisfies(address -> assertThat(address.baseUrl())
                                .isEqualTo(
                                        context.getBean(TreasurySimulator.class).baseUrl())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kosh.sandbox=false", "kosh.sandbox.treasury=true"})
    void aProductionServerHasNone(String property) {
        server.withPropertyValues(property.isEmpty() ? "kosh.database.url=" : property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(TreasurySimulator.class)
                        .doesNotHaveBean(TreasuryAddressSource.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jit.base-url=https://treasury.example", "kosh.sandbox.treasury=false"})
    void aSandboxThatNamesAnotherTreasuryOrWantsNoneHasNone(String property) {
        server.withPropertyValues("kosh.sandbox=true", property)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(TreasurySimulator.class)
                        .doesNotHaveBean(TreasuryAddressSource.class));
    }
}
