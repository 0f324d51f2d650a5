package dev.kosh.database;

import dev.kosh.database.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Tells the connection pool where the database is, and starts the embedded one if it is that. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataFolder dataFolder(DatabaseProperties properties) {
        return DataFolder.claim(properties.data());
    }

    /** A PostgreSQL that others run. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("kosh.database.url")
    static class External {

        @Bean
        JdbcConnectionDetails connectionDetails(DatabaseProperties properties) {
            DatabaseProperties.Database database = properties.database();
            return new ConnectionDetails(String.valueOf(database.url()), database.user(), database.password());
        }
    }

    /** The PostgreSQL in the data folder, which ends after the last connection of the pool. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrl.class)
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(DataFolder folder, DatabaseProperties properties) {
            return EmbeddedPostgres.start(
                    folder.path().resolve("postgres"),
                    ServerParameters.with(properties.database().embedded()));
        }

        @Bean
        JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
            return new ConnectionDetails(
                    postgres.jdbcUrl(EmbeddedPostgres.OWNER), EmbeddedPostgres.OWNER, postgres.password());
        }
    }

    private static final class NoUrl extends NoneNestedConditions {

        NoUrl() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("kosh.database.url")
        static class UrlIsSet {}
    }
}
