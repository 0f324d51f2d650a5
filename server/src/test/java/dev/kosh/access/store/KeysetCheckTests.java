package dev.kosh.access.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.secrets.KeysetFile;
import dev.kosh.secrets.KeysetUnusable;
import dev.kosh.secrets.PersonalData;
import dev.kosh.testing.KoshServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KoshServerTest
class KeysetCheckTests {

    private final JdbcClient jdbc;
    private final PersonalData own;
    private final TransactionTemplate transactions;

    KeysetCheckTests(
            @Autowired JdbcClient jdbc, @Autowired PersonalData own, @Autowired PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.own = own;
        this.transactions = new TransactionTemplate(manager);
    }

    @Test
    void aDatabaseThatWasFilledWithOtherKeysIsNotServed(@TempDir Path folder) {
        Path keys = folder.resolve("keys");
        KeysetFile.createIfAbsent(keys);

        assertThatThrownBy(() -> new KeysetCheck(jdbc, KeysetFile.read(keys)).afterSingletonsInstantiated())
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("KOSH_KEYSET_FILE")
                .hasMessageNotContaining("\n");
        assertThatCode(() -> new KeysetCheck(jdbc, own).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    /** The second line of the file, for blind indexes, is checked too: with another one nobody is found. */
    @Test
    void keysThatOpenEverythingButIndexOtherwiseAreNotServed(@TempDir Path folder) throws IOException {
        Path some = folder.resolve("some");
        KeysetFile.createIfAbsent(some);
        Path others = folder.resolve("others");
        KeysetFile.createIfAbsent(others);
        Path mixed = Files.write(
                folder.resolve("mixed"),
                List.of(
                        Files.readAllLines(some).get(0),
                        Files.readAllLines(others).get(1)));
        inADatabaseOfNobody(() -> {
            new KeysetCheck(jdbc, KeysetFile.read(some)).afterSingletonsInstantiated();

            assertThatThrownBy(() -> new KeysetCheck(jdbc, KeysetFile.read(mixed)).afterSingletonsInstantiated())
                    .isInstanceOf(KeysetUnusable.class);
            assertThatThrownBy(() -> new KeysetCheck(jdbc, KeysetFile.read(others)).afterSingletonsInstantiated())
                    .isInstanceOf(KeysetUnusable.class);
            KeysetFile.addKey(some);
            KeysetFile.useNewestKey(some);
            assertThatCode(() -> new KeysetCheck(jdbc, KeysetFile.read(some)).afterSingletonsInstantiated())
                    .as("rotated")
                    .doesNotThrowAnyException();
        });
    }

    /** As before the first start; nothing of it stays. */
    private void inADatabaseOfNobody(Runnable test) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from access.keyset_sample").update();
            jdbc.sql("update access.user_account set mobile_sealed = null").update();
            test.run();
            status.setRollbackOnly();
        });
    }
}
