package dev.kosh.secrets.keyset;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.secrets.KeysetUnusable;
import dev.kosh.secrets.PersonalData;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys from {@code kosh.keyset-file}; made once beside the data only where the database is our own, embedded one. */
@Configuration(proxyBeanMethods = false)
class KeysetConfiguration {

    private static final String FILE_NAME = "keyset.json";

    @Bean
    PersonalData personalData(
            @Value("${kosh.keyset-file:}") String keysetFile,
            @Value("${kosh.database.url:}") String databaseUrl,
            @Value("${kosh.data:./data}") Path data) {
        if (!keysetFile.isBlank()) {
            return KeysetFile.read(Path.of(keysetFile));
        }
        if (!databaseUrl.isBlank()) {
            throw new KeysetUnusable("KOSH_DATABASE_URL names a database but KOSH_KEYSET_FILE no keyset: name the"
                    + " database's own, or for a new one make it with 'kosh admin create-keyset FILE'");
        }
        Path beside = data.resolve(FILE_NAME);
        KeysetFile.createIfAbsent(beside);
        return KeysetFile.read(beside);
    }
}
