package dev.kosh.disbursement;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of disbursement ({@code kosh.disbursement.*}, docs/operators.md).
 *
 * @param fourEyes whether a correction of a bank account needs a second person
 * @param duplicatePattern by what an error says that the treasury holds the number already; letter case does not matter
 * @param beneficiaryPurpose what each payment is told to be for
 * @param departmentMobileNumber sent for departments, which have none; no message ever goes to it
 * @param pushUnderWay how long a push that was begun and never came to an end keeps others away
 * @param pushThreads pushes at a time
 */
@ConfigurationProperties("kosh.disbursement")
public record DisbursementSettings(
        @DefaultValue("true") boolean fourEyes,
        @DefaultValue("Duplicate Payment Information Id") String duplicatePattern,
        @DefaultValue("Mukta Payment") String beneficiaryPurpose,
        @DefaultValue("9999999999") String departmentMobileNumber,
        @DefaultValue("3m") Duration pushUnderWay,
        @DefaultValue("4") int pushThreads) {

    /** Whether an error text says that the treasury holds the number already. */
    public boolean saysDuplicate(String errorText) {
        return Pattern.compile(duplicatePattern, Pattern.CASE_INSENSITIVE | Pattern.LITERAL)
                .matcher(errorText)
                .find();
    }
}
