package dev.kosh.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WithoutSandboxTests {

    private final ApplicationContextRunner server =
            new ApplicationContextRunner().withUserConfiguration(SandboxConfiguration.class, SandboxData.class);

    @Test
    void aServerThatDoesNotAskForTheSandboxHasNoneOfIt() {
        server.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(SandboxPeople.class)
                .doesNotHaveBean(SandboxData.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no", ""})
    void onlyTrueMeansTrue(String value) {
        server.withPropertyValues("kosh.sandbox=" + value)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SandboxPeople.class));
    }
}
