package dev.kosh.testing;

import dev.kosh.secrets.KeysetFile;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a context a database, a data folder and keys of its own: before {@code EarlyPostgres} looks whether one is named,
 * and else starts a server in the default folder that no test uses.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String database = TestPostgres.migratedDatabase();
        Path data = TestPostgres.folder().resolve(database);
        Path keys = data.resolve("keyset.json");
        KeysetFile.createIfAbsent(keys);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "freshDatabase",
                        Map.of(
                                "kosh.database.url", TestPostgres.url(database),
                                "kosh.data", data.toString(),
                                "kosh.keyset-file", keys.toString())));
    }
}
