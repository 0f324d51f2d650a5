package dev.kosh.database;

import dev.kosh.database.embedded.EmbeddedPostgres;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;

/** Tells the connection pool where the database is, and starts the embedded one if it is that. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** An empty setting names no database, so that an argument can take back what the environment says. */
    private static final String NAMED = "!environment.getProperty('kosh.database.url', '').isBlank()";

    static boolean isEmbedded(Environment environment) {
        return environment.getProperty("kosh.database.url", "").isBlank();
    }

    /** A PostgreSQL that others run. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression(NAMED)
    static class External {

        @Bean
        DataFolder dataFolder(DatabaseProperties properties) {
            return DataFolder.claim(properties.data());
        }

        /** The keys come first: with wrong ones the database is not so much as opened. */
        @Bean
        @DependsOn("personalData")
        JdbcConnectionDetails connectionDetails(DatabaseProperties properties) {
            DatabaseProperties.Database database = properties.database();
            String url = String.valueOf(database.url());
            if (!new Driver().acceptsURL(url)) {
                // The address itself stays untold: a password may be part of it.
                throw new DatabaseUnusable("KOSH_DATABASE_URL is no address of a PostgreSQL: it must read like"
                        + " jdbc:postgresql://127.0.0.1:5432/kosh");
            }
            return new ConnectionDetails(url, database.user(), database.password());
        }
    }

    /** The PostgreSQL in the data folder, which ends after the last connection of the pool. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!" + NAMED)
    static class Embedded {

        @Bean
        DataFolder dataFolder(EarlyPostgres.UnderWay early) {
            return early.folder();
        }

        /** The folder comes first, so that its claim ends last. */
        @Bean
        @DependsOn("dataFolder")
        EmbeddedPostgres embeddedPostgres(EarlyPostgres.UnderWay early) {
            return early.postgres();
        }

        @Bean
        JdbcConnectionDetails connectionDetails(EmbeddedPostgres postgres) {
            return new ConnectionDetails(
                    postgres.jdbcUrl(EmbeddedPostgres.OWNER), EmbeddedPostgres.OWNER, postgres.password());
        }
    }
}
