package dev.kosh.disbursement;

import dev.kosh.masters.NumberFormat;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of disbursement ({@code kosh.disbursement.*}, docs/operators.md).
 *
 * @param fourEyes whether a correction of a bank account needs a second person
 * @param beneficiaryPurpose what each payment is told to be for
 * @param departmentMobileNumber sent for departments, which have none; no message ever goes to it
 * @param pushUnderWay how long a push that was begun and never came to an end keeps others away; longer than
 *     any call takes, two log-ins included
 * @param pushThreads pushes at a time
 * @param instructionNumberFormat form of numbers at tenants whose masters set none
 */
@ConfigurationProperties("kosh.disbursement")
public record DisbursementSettings(
        @DefaultValue("true") boolean fourEyes,
        @DefaultValue("Mukta Payment") String beneficiaryPurpose,
        @DefaultValue("9999999999") String departmentMobileNumber,
        @DefaultValue("5m") Duration pushUnderWay,
        @DefaultValue("4") int pushThreads,

        @DefaultValue("PI-[CITY.CODE]/[fy:yyyy-yy]/[SEQ_PI]")
        NumberFormat instructionNumberFormat) {}
