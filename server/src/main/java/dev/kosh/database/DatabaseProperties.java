package dev.kosh.database;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data is.
 *
 * @param data folder of everything that this process keeps: the embedded database, keys
 * @param database the PostgreSQL to use
 */
@ConfigurationProperties("kosh")
record DatabaseProperties(
        @DefaultValue("data") Path data, @DefaultValue Database database) {

    /**
     * @param url JDBC address of a PostgreSQL; without it an embedded one runs in the data folder
     * @param user its user, unless the address names one
     * @param password its password, unless the address names one
     * @param embedded parameters of the embedded server by name, such as {@code shared_buffers}
     */
    record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @DefaultValue Map<String, String> embedded) {}
}
