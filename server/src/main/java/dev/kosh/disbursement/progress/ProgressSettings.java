package dev.kosh.disbursement.progress;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the way of an instruction is asked for (docs/contract/disbursement-jobs.md, settings).
 *
 * @param appName by which the treasury knows us ({@code jit.app-name})
 * @param pis what tells a rejection from another error
 */
@ConfigurationProperties("jit")
record ProgressSettings(
        @DefaultValue("MUKTA") String appName, @DefaultValue Pis pis) {

    private static final String NUMBER = "{number}";

    /** @param rejectedPattern regular expression; {@code {number}} stands for the number of the instruction */
    record Pis(
            @DefaultValue("(?is)(?=.*{number}(?![0-9])).*\\brejected\\b.*")
            String rejectedPattern) {}

    /** Whether the text of an error says that the spending unit rejected an instruction. */
    boolean saysRejected(String text, String piNumber) {
        String expression = pis.rejectedPattern().replace(NUMBER, Pattern.quote(piNumber));
        return Pattern.compile(expression).matcher(text).matches();
    }
}
