package dev.kosh.database;

import dev.kosh.database.embedded.EmbeddedPostgres;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded PostgreSQL while Spring still reads its configuration: neither needs the other, and who starts Kosh
 * waits for both. What goes wrong is thrown to whoever asks for the result.
 */
final class EarlyPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!DatabaseConfiguration.isEmbedded(environment)) {
            return;
        }
        DatabaseProperties properties = Binder.get(environment).bindOrCreate("kosh", DatabaseProperties.class);
        UnderWay underWay = new UnderWay(properties);
        context.getBeanFactory().registerSingleton("earlyPostgres", underWay);
        context.addApplicationListener(underWay);
    }

    /** The folder's claim and the server in it, as soon as they are there. */
    static final class UnderWay implements ApplicationListener<ApplicationFailedEvent> {

        private static final Logger log = LoggerFactory.getLogger(EarlyPostgres.class);

        private final CompletableFuture<DataFolder> folder;
        private final CompletableFuture<EmbeddedPostgres> postgres;

        private UnderWay(DatabaseProperties properties) {
            folder = CompletableFuture.supplyAsync(() -> DataFolder.claim(properties.data()), UnderWay::inItsOwnThread);
            postgres = folder.thenApply(claimed -> EmbeddedPostgres.start(
                    claimed.path().resolve("postgres"),
                    ServerParameters.with(properties.database().embedded())));
        }

        /** @throws DatabaseUnusable when another process has it, or it cannot be written */
        DataFolder folder() {
            return resultOf(folder);
        }

        /** @throws DatabaseUnusable when it cannot run */
        EmbeddedPostgres postgres() {
            return resultOf(postgres);
        }

        /** A start that failed before anybody asked leaves nothing behind; else the beans have closed it already. */
        @Override
        public void onApplicationEvent(ApplicationFailedEvent failed) {
            close(postgres);
            close(folder);
        }

        private static void close(CompletableFuture<? extends AutoCloseable> future) {
            try {
                future.join().close();
            } catch (Exception alreadyTold) {
                log.debug("Nothing to close after a failed start", alreadyTold);
            }
        }

        private static void inItsOwnThread(Runnable start) {
            Thread thread = new Thread(start, "early-postgres");
            thread.setDaemon(true);
            thread.start();
        }

        private static <T> T resultOf(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw failed;
            }
        }
    }
}
