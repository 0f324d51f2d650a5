package dev.kosh;

import dev.kosh.admin.AdminCommand;
import dev.kosh.sandbox.Demo;
import dev.kosh.simulator.SimulateCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    private static final int USAGE = 2;

    /**
     * {@code run [--sandbox] [--setting=value …]} starts a server, {@code demo [--once]} one that tells its story,
     * {@code admin} sets up the first administrator, {@code simulate} plays the treasury; no word at all means
     * {@code run}.
     */
    public static void main(String[] args) {
        List<String> words = args.length == 0 ? List.of("run") : List.of(args);
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "run" -> SpringApplication.run(KoshApplication.class, settings(rest));
            case "demo" -> Demo.run(KoshApplication.class, rest);
            case "admin" -> System.exit(new AdminCommand(System.getenv(), System.out, System.err).run(rest));
            case "simulate" -> System.exit(new SimulateCommand(System.out, System.err).run(rest));
            default -> {
                System.err.println("kosh: there is no '" + words.get(0)
                        + "': try 'run [--sandbox]', 'demo [--once]', 'admin' or 'simulate'");
                System.exit(USAGE);
            }
        }
    }

    /** The only source of time, in whole milliseconds as the wire has it; tests and the demo move it. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MILLISECOND);
    }

    private static String[] settings(List<String> words) {
        return words.stream()
                .map(word -> word.equals("--sandbox") ? "--kosh.sandbox=true" : word)
                .toArray(String[]::new);
    }
}
