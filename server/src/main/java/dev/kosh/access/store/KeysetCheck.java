package dev.kosh.access.store;

import dev.kosh.secrets.KeysetUnusable;
import dev.kosh.secrets.PersonalData;
import java.util.Arrays;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens a sealed sample before the server answers anybody: with another keyset nothing stored could be read, and
 * whatever is stored from then on could not be found by those who have the right one. The sample is written by the first
 * start on a database.
 */
@Component
class KeysetCheck implements SmartInitializingSingleton {

    private static final String TEXT = "kosh";

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    KeysetCheck(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    private record Sample(byte[] sealed, byte[] blindIndex) {}

    /** @throws KeysetUnusable when the keyset is not the one that this database was filled with */
    @Override
    public void afterSingletonsInstantiated() {
        openANumber();
        jdbc.sql("""
                        insert into access.keyset_sample (sealed, blind_index) values (:sealed, :index)
                        on conflict do nothing
                        """)
                .param("sealed", personalData.encrypt(TEXT))
                .param("index", personalData.blindIndex(TEXT))
                .update();
        Sample sample = jdbc.sql("select sealed, blind_index from access.keyset_sample")
                .query((row, number) -> new Sample(row.getBytes("sealed"), row.getBytes("blind_index")))
                .single();
        if (!TEXT.equals(opened(sample.sealed()))
                || !Arrays.equals(sample.blindIndex(), personalData.blindIndex(TEXT))) {
            throw foreign();
        }
    }

    /** A database that was filled before there was a sample. */
    private void openANumber() {
        jdbc.sql("select mobile_sealed from access.user_account where mobile_sealed is not null limit 1")
                .query((row, number) -> row.getBytes("mobile_sealed"))
                .optional()
                .ifPresent(this::opened);
    }

    private String opened(byte[] sealed) {
        try {
            return personalData.decrypt(sealed);
        } catch (IllegalStateException doesNotOpen) {
            throw foreign();
        }
    }

    private static KeysetUnusable foreign() {
        return new KeysetUnusable(
                "The keyset is not the one that this database was filled with: name the database's own"
                        + " in KOSH_KEYSET_FILE, or put its keyset.json back into the data folder");
    }
}
