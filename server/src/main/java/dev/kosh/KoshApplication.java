package dev.kosh;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The money desk of an Indian local government: one process, one PostgreSQL. */
@Modulithic(systemName = "Kosh")
@SpringBootApplication
@ConfigurationPropertiesScan
public class KoshApplication {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    public static void main(String[] args) {
        SpringApplication.run(KoshApplication.class, args);
    }

    /** The only source of time, in whole milliseconds as the wire has it; tests and the demo move it. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MILLISECOND);
    }
}
