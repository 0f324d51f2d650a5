package dev.kosh.masters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTemplateTests {

    private static final Tenant CUTTACK = new Tenant(new TenantId("od.cuttack"), "Cuttack", "CTC");
    private static final Instant NINTH_OF_APRIL = Instant.parse("2026-04-09T06:00:00Z");

    private static List<String> ids(String format, Instant at, int count) {
        return IdTemplate.valueOf(format).ids(CUTTACK, at, count, sequence -> 123);
    }

    @ParameterizedTest
    @CsvSource({
        "[tenantid],                          od.cuttack",
        "[tenant_id]/x,                       od_cuttack/x",
        "[TENANT_ID],                         OD_CUTTACK",
        "[cy:yyyy-MM-dd],                     2026-04-09",
        "[fy:yyyy-yy],                        2026-27",
        "[fy:yy-yyyy]/[CITY.CODE],            26-2027/CTC",
        "PI-[city]-[cy:MM],                   PI-CTC-04",
        "BILLNO-{module}-[SEQ_X],             BILLNO-{module}-000123",
        "PB_PG_[cy:yyyy_MM_dd]_[seq_eg_pg]_x, PB_PG_2026_04_09_000123_x"
    })
    void eachItemBecomesWhatItStandsFor(String format, String expected) {
        assertThat(ids(format, NINTH_OF_APRIL, 1)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31T18:29:59Z, 2026-27",
        "2027-03-31T18:30:00Z, 2027-28",
        "2099-06-01T00:00:00Z, 2099-00",
        "2108-06-01T00:00:00Z, 2108-09"
    })
    void aFinancialYearBeginsInAprilInIndiaAndKeepsItsZeros(Instant at, String expected) {
        assertThat(ids("[fy:yyyy-yy]", at, 1)).containsExactly(expected);
    }

    @Test
    void numbersOfABlockFollowEachOtherAndGrowBeyondSixDigits() {
        assertThat(IdTemplate.valueOf("[SEQ_A]").ids(CUTTACK, NINTH_OF_APRIL, 2, sequence -> 999_999))
                .containsExactly("999999", "1000000");
    }

    @Test
    void aTenantInTheNameOfASequenceMakesItASequenceOfItsOwn() {
        AtomicReference<String> asked = new AtomicReference<>("");
        IdTemplate.valueOf("[SEQ_RCPT_[TENANT_ID]]").ids(CUTTACK, NINTH_OF_APRIL, 1, sequence -> {
            asked.set(sequence);
            return 1;
        });

        assertThat(asked.get()).isEqualTo("SEQ_RCPT_OD_CUTTACK");
    }

    @Test
    void randomDigitsAreDrawnForEachIdAndSharedWithinOne() {
        List<String> ids = ids("[d{9}]-[d{9}]", NINTH_OF_APRIL, 5);

        assertThat(new HashSet<>(ids)).hasSize(5);
        assertThat(ids).allMatch(id -> id.matches("(\\d{9})-\\1"));
    }

    @Test
    void aTownWithoutACodeGetsNoIdThatNeedsIt() {
        Tenant nameless = new Tenant(new TenantId("od.x"), "X", "");

        assertThatThrownBy(() -> IdTemplate.valueOf("[CITY.CODE]").ids(nameless, NINTH_OF_APRIL, 1, sequence -> 1))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("CITY_CODE_NOT_FOUND");
    }

    /** platform.md section 9, number 8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[SEQ_A; drop table x]",
                "[SEQ_'x]",
                "[yyyy/MM/dd]",
                "[d]",
                "[x]",
                "[fy:yyyy]",
                "[cy:bogus]",
                "[SEQ_A",
                "]",
                "[]"
            })
    void aFormatThatMeansNothingIsRefused(String format) {
        assertThatThrownBy(() -> IdTemplate.valueOf(format)).isInstanceOf(IllegalArgumentException.class);
    }
}
