package dev.kosh.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What becomes of times that a caller writes in milliseconds (docs/contract/collection.md). */
class TimesTests {

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, -300_000_000_000_000L, 10_000_000_000_000_000L})
    void aTimeThatTheDatabaseDoesNotKnowIsRefusedAndNotKeptAsInfinite(long millis) {
        assertThatThrownBy(() -> Times.bind(Instant.ofEpochMilli(millis)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anyOtherIsBoundAsItIs() {
        for (long millis : new long[] {0, -62_135_596_800_000L, 253_402_300_799_999L}) {
            assertThat(Times.bind(Instant.ofEpochMilli(millis)).toInstant()).isEqualTo(Instant.ofEpochMilli(millis));
        }
    }
}
