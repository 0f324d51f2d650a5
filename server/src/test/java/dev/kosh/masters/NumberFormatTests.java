package dev.kosh.masters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of id formats (docs/contract/masters.md). */
class NumberFormatTests {

    private static final Tenant AMRITSAR = new Tenant(new TenantId("pb.amritsar"), "Amritsar", "107");
    private static final Instant NINTH_OF_APRIL = Instant.parse("2026-04-09T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "[cy:MM]/[fy:yyyy-yy]/[SEQ_COLL_RCPT_NUM], 04/2026-27/",
        "MP/[CITY.CODE]/[fy:yyyy-yy]/[SEQ_EGOV_COMMON], MP/107/2026-27/",
        "WS/[city]/[fy:yy-yy]/[SEQ_WS_RCPT_[TENANT_ID]], WS/107/26-27/",
        "BILLNO-{module}-[SEQ_egbs_billnumber{tenantid}], BILLNO-PT-",
        "[tenantid]|[tenant_id]|[TENANT_ID]|[seq_x], pb.amritsar|pb_amritsar|PB_AMRITSAR|",
        "[fy:yyyy-yyyy]_[cy:yyyy-MM-dd]_[SEQ_A], 2026-2027_2026-04-09_",
        "PT[SEQ_A], PT",
        "[SEQ_A], ''"
    })
    void aFormatMakesThePrefixOfANumber(String format, String prefix) {
        assertThat(NumberFormat.valueOf(format).prefix(AMRITSAR, "PT", NINTH_OF_APRIL))
                .isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T18:29:59Z, 31.03. 2025-26 /",
        "2026-03-31T18:30:00Z, 01.04. 2026-27 /",
        "2099-12-31T20:00:00Z, 01.01. 2099-00 /",
        "2109-01-01T00:00:00Z, 01.01. 2108-09 /"
    })
    void daysAndYearsTurnAtMidnightInIndia(Instant at, String prefix) {
        assertThat(NumberFormat.valueOf("[cy:dd.MM.] [fy:yyyy-yy] /[SEQ_A]").prefix(AMRITSAR, "", at))
                .isEqualTo(prefix);
    }

    @Test
    void randomDigitsAreDrawnForEachNumber() {
        NumberFormat format = NumberFormat.valueOf("[d{12}]/[SEQ_A]");

        String one = format.prefix(AMRITSAR, "", NINTH_OF_APRIL);
        String other = format.prefix(AMRITSAR, "", NINTH_OF_APRIL);

        assertThat(one).matches("[0-9]{12}/").isNotEqualTo(other);
    }

    @Test
    void aCityWithoutCodeIsNamed() {
        Tenant nameless = new Tenant(new TenantId("pb.new"), "New", "");

        assertThatThrownBy(() -> NumberFormat.valueOf("[CITY.CODE]/[SEQ_A]").prefix(nameless, "", NINTH_OF_APRIL))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("CITY_CODE_NOT_FOUND")
                .hasMessageContaining("pb.new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PT/000001",
                "amritsar[d{10}]",
                "PB_PG_[SEQ_EG_PG_TXN]_[d{2}]",
                "[SEQ_A][SEQ_B]",
                "[cy:yyyyMMdd][SEQ_A]",
                "PT7[SEQ_A]",
                "[tenantid][SEQ_A]",
                "{module}[SEQ_A]",
                "[yyyy/MM/dd]/[SEQ_A]",
                "[cy:]/[SEQ_A]",
                "[cy:bbb]/[SEQ_A]",
                "[fy:yyyy]/[SEQ_A]",
                "[fy:yyyy/yy]/[SEQ_A]",
                "[d{0}]/[SEQ_A]",
                "[d]/[SEQ_A]",
                "[]/[SEQ_A]",
                "[/[SEQ_A]",
                "a]/[SEQ_A]",
                "{service}/[SEQ_A]",
                "PT/[SEQ A]",
                "PT/[SEQ_A'; drop table x; --]",
                "PT/[SEQ_[CITY.CODE]]"
            })
    void whatIsNoPrefixWithACountAfterItIsRefusedWithTheReason(String format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberFormat.valueOf(format))
                .withMessageStartingWith("format \"" + format + "\": ");
    }
}
