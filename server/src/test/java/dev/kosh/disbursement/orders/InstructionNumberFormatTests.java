package dev.kosh.disbursement.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.masters.MasterFiles;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import dev.kosh.testing.TreasuryDeskTest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

/** Payment instructions are numbered as the master common-masters.IdFormat of the ULB says. */
@TreasuryDeskTest
@DirtiesContext
class InstructionNumberFormatTests {

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private MasterFiles masters;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void noFundsOfOthers() {
        desk.startAfresh();
    }

    @AfterEach
    void theUsualForm() {
        formats("[]");
    }

    private void formats(String rows) {
        masters.load(
                TreasuryDesk.CUTTACK,
                JsonMapper.shared().readTree(("{'common-masters': {'IdFormat': " + rows + "}}").replace('\'', '"')));
    }

    private String made() {
        desk.allot("100");
        return desk.number(desk.approvedBill(new Wage(desk.payee(), "100")));
    }

    private static int count(String number) {
        return Integer.parseInt(number.replaceFirst(".*[^0-9]", ""));
    }

    @Test
    void theMastersFormIsUsedAndWithoutOneTheUsualForm() {
        assertThat(made()).matches("PI-CTC/2026-27/\\d{6}");

        formats("[{'idname': 'ifms.pi.number', 'format': 'MUKTA/[CITY.CODE]/[fy:yyyy-yyyy]/[cy:MM]-[SEQ_PI]'}]");
        assertThat(made()).matches("MUKTA/CTC/2026-2027/11-\\d{6}");
    }

    @Test
    void aFormWithoutTheFinancialYearIsCountedOnInTheNextOne() {
        formats("[{'idname': 'ifms.pi.number', 'format': 'CMC-[SEQ_PI]'}]");
        int march = count(made());
        clock.set(Instant.parse("2027-04-01T06:00:00Z"));
        int april = count(made());

        assertThat(april).isEqualTo(march + 1);
    }
}
