package dev.kosh.sandbox;

import dev.kosh.notification.SmsProvider;
import dev.kosh.sandbox.data.SandboxPeople;
import dev.kosh.sandbox.demo.Integrator;
import dev.kosh.sandbox.demo.MoneyOutStory;
import dev.kosh.sandbox.demo.Rehearsal;
import dev.kosh.sandbox.demo.Screen;
import dev.kosh.sandbox.demo.Story;
import dev.kosh.sandbox.demo.StoryClock;
import dev.kosh.sandbox.demo.StoryFailed;
import dev.kosh.sandbox.demo.Telephones;
import dev.kosh.sandbox.demo.WhatToTry;
import dev.kosh.simulator.TreasurySimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./kosh demo [--once]}: a server on data of its own, and two stories told on it: money in, money out. Never touches the data that
 * {@code ./kosh run} keeps, nor its port when that is taken.
 */
public final class Demo {

    private static final int USUAL_PORT = 8080;
    private static final String ONCE = "--once";
    /** For the launcher: after the story the daily work, so that the JVM sees what is used often. */
    private static final String REHEARSE = "--rehearse";

    private static final Duration REHEARSAL = Duration.ofSeconds(20);

    private final Screen screen = new Screen(System.out);
    private final StoryClock clock = new StoryClock();
    private final Telephones telephones = new Telephones();
    private final Class<?> application;
    private final Path folder;

    private Demo(Class<?> application) throws IOException {
        this.application = application;
        // The database may have to run as another user, who must be able to walk through.
        this.folder = Files.createTempDirectory(
                "kosh-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    }

    /**
     * Plays the stories. With {@code --once} the process ends: 0 when every step held, 1 when one did not. Without, the
     * server stays, to be tried.
     */
    public static void run(Class<?> application, List<String> arguments) {
        try {
            boolean rehearse = arguments.contains(REHEARSE);
            boolean once = arguments.contains(ONCE) || rehearse;
            boolean held = new Demo(application).play(once, rehearse);
            if (once || !held) {
                System.exit(held ? 0 : 1);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean play(boolean once, boolean rehearse) throws IOException {
        screen.line("Kosh demo: starting a server with composed data in " + folder);
        SpringApplication.getShutdownHandlers().add(this::forget);
        ConfigurableApplicationContext server = start();
        URI address =
                URI.create("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
        screen.line("It answers at " + address);
        SandboxPeople people = server.getBean(SandboxPeople.class);
        Optional<String> cameBack = tell(address, server.getBean(TreasurySimulator.class), people);
        boolean held = cameBack.isPresent();
        if (rehearse) {
            rehearse(address, people);
        }
        if (held && !once) {
            URI simulator = server.getBean(TreasurySimulator.class).baseUrl();
            WhatToTry.print(screen, address, simulator, people, cameBack.get());
        } else {
            server.close();
        }
        return held;
    }

    private void rehearse(URI address, SandboxPeople people) throws IOException {
        try {
            int paid = new Rehearsal(address).play(people.password(), REHEARSAL);
            screen.line("Rehearsed with " + paid + " payments.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Number of the instruction whose payments came back; empty when a step did not hold. */
    private Optional<String> tell(URI address, TreasurySimulator treasury, SandboxPeople people) {
        try {
            screen.chapter("Money in: a citizen's bills are fetched and paid");
            new Story(new Integrator(address, screen), screen).play("INTEGR01", people.password());
            screen.chapter("Money out: workers are paid through the state treasury, simulated here");
            String cameBack =
                    new MoneyOutStory(address, treasury.baseUrl(), screen, clock, telephones).play(people.password());
            screen.line("");
            screen.line("Every step held.");
            return Optional.of(cameBack);
        } catch (StoryFailed failure) {
            screen.line("");
            screen.line("FAILED at step " + screen.currentStep() + ": " + failure.getMessage());
            return Optional.empty();
        }
    }

    /** What the story moves and reads; a server without a demo has its own clock and its own carrier. */
    private void lend(ConfigurableApplicationContext server) {
        GenericApplicationContext beans = (GenericApplicationContext) server;
        beans.registerBean("storyClock", Clock.class, () -> clock, definition -> definition.setPrimary(true));
        beans.registerBean("telephones", SmsProvider.class, () -> telephones);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(true)
                .initializers(this::lend)
                .run(
                        "--logging.level.dev.kosh=warn",
                        "--logging.level.org.flywaydb.core.internal.command.DbMigrate=warn",
                        "--kosh.sandbox=true",
                        "--kosh.data=" + folder,
                        // Whatever the environment names: real data is never touched.
                        "--kosh.database.url=",
                        "--kosh.keyset-file=",
                        "--jit.base-url=",
                        "--kosh.sandbox.treasury=true",
                        "--kosh.sms.provider=demo",
                        "--server.port=" + (isFree(USUAL_PORT) ? USUAL_PORT : 0));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[4]), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Spring calls this when the process ends, after the database has let go of the folder. */
    private void forget() {
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
