package dev.kosh.disbursement.revision;

import dev.kosh.disbursement.CorrectionWindow;
import java.time.MonthDay;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revised instructions are sent ({@code jit.cor.*}, docs/contract/disbursement-failures.md, settings).
 *
 * @param beneficiaryKey name of the array of beneficiaries; the treasury's samples and programs differ
 * @param windowDays days from the first instruction's creation in which the treasury corrects
 * @param yearEnd last day of correcting an earlier financial year's instruction, as {@code MM-dd}
 */
@ConfigurationProperties("jit.cor")
public record CorrectionSettings(
        @DefaultValue("beneficiaryDetails") String beneficiaryKey,
        @DefaultValue("90") int windowDays,
        @DefaultValue("04-30") String yearEnd) {

    public CorrectionWindow window() {
        return new CorrectionWindow(windowDays, MonthDay.parse("--" + yearEnd));
    }
}
