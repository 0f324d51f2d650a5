package dev.kosh.sandbox.data;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sandbox exists only where it is asked for: {@code kosh.sandbox=true}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kosh.sandbox")
class SandboxConfiguration {

    @Bean
    SandboxPeople sandboxPeople() {
        return SandboxFiles.people();
    }
}
