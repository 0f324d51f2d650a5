package dev.kosh.access.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.secrets.PersonalData;
import dev.kosh.testing.KoshServerTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KoshServerTest
class KeysetCheckTests {

    private final JdbcClient jdbc;
    private final PersonalData own;

    KeysetCheckTests(@Autowired JdbcClient jdbc, @Autowired PersonalData own) {
        this.jdbc = jdbc;
        this.own = own;
    }

    @Test
    void aDatabaseThatWasFilledWithOtherKeysIsNotServed(@TempDir Path folder) {
        Path keys = folder.resolve("keys");
        KeysetFile.createIfAbsent(keys);

        assertThatThrownBy(() -> new KeysetCheck(jdbc, KeysetFile.read(keys)).afterSingletonsInstantiated())
                .hasMessageContaining("keyset");
        assertThatCode(() -> new KeysetCheck(jdbc, own).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }
}
