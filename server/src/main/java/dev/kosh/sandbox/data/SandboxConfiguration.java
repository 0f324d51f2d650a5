package dev.kosh.sandbox.data;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * The sandbox exists only where it is asked for: {@code kosh.sandbox=true}. It brings settings that any other place
 * overrides.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kosh.sandbox")
@PropertySource("classpath:sandbox/sandbox.properties")
class SandboxConfiguration {

    @Bean
    SandboxPeople sandboxPeople() {
        return SandboxFiles.people();
    }
}
