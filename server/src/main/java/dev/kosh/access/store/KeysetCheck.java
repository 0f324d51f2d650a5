package dev.kosh.access.store;

import dev.kosh.secrets.PersonalData;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens one sealed number before the server answers anybody: with another keyset nothing stored could be read, and
 * whatever is stored from then on could not be found by those who have the right one.
 */
@Component
class KeysetCheck implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final PersonalData personalData;

    KeysetCheck(JdbcClient jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    /** @throws IllegalStateException when the keyset is not the one that this database was filled with */
    @Override
    public void afterSingletonsInstantiated() {
        jdbc.sql("select mobile_sealed from access.user_account where mobile_sealed is not null limit 1")
                .query((row, number) -> row.getBytes("mobile_sealed"))
                .optional()
                .ifPresent(personalData::decrypt);
    }
}
