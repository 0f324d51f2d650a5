package dev.kosh.disbursement.orders;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is common to orders to the treasury ({@code jit.*}, docs/contract/disbursement-failures.md, settings).
 *
 * @param appName by which the treasury knows us
 * @param duplicatePattern regular expression for the error that says that it holds a number already, in any letter case
 */
@ConfigurationProperties("jit")
public record PushSettings(
        @DefaultValue("MUKTA") String appName,
        @DefaultValue("Duplicate Payment Information Id") String duplicatePattern) {

    /** Whether the text of an error says that the treasury holds the number. */
    public boolean saysDuplicate(String text) {
        return Pattern.compile(duplicatePattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }
}
