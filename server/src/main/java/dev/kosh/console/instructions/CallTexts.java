package dev.kosh.console.instructions;

import dev.kosh.console.shell.Language;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.disbursement.StatusLogEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The messages of treasury calls in the reader's language; in English they are exactly as the requirement has them. */
@Component
class CallTexts {

    private static final Pattern CALL = Pattern.compile("On call of (\\w+) API: (.*)", Pattern.DOTALL);
    private static final String NO_RESPONSE = "No response is received.";
    private static final String SUCCESS = "Response is received and updated successfully";
    private static final String NO_FUNDS = "Insufficient fund.";

    private final PageTexts texts;

    CallTexts(PageTexts texts) {
        this.texts = texts;
    }

    /** @param message as it is stored, in English; what the treasury itself said stays as it said it */
    String in(Language language, String message) {
        if (message.equals(NO_FUNDS)) {
            return texts.get(language, "PI_INSUFFICIENT_FUND");
        }
        Matcher call = CALL.matcher(message);
        if (!call.matches()) {
            return message;
        }
        return switch (call.group(2)) {
            case NO_RESPONSE -> texts.get(language, "JIT_MSG_NO_RESPONSE", call.group(1));
            case SUCCESS -> texts.get(language, "JIT_MSG_SUCCESS", call.group(1));
            default -> texts.get(language, "JIT_MSG_ERROR", call.group(1), call.group(2));
        };
    }

    /** What became of a call that stands in the time line. */
    String of(Language language, StatusLogEntry entry) {
        String api = entry.api().name();
        String said = entry.details().path("message").asString("");
        String outcome = entry.status().substring("STATUS_LOG_".length() + api.length() + 1);
        return switch (outcome) {
            case "NO_RESPONSE" -> texts.get(language, "JIT_MSG_NO_RESPONSE", api);
            case "SUCCESS" -> texts.get(language, "JIT_MSG_SUCCESS", api);
            case "NO_FUNDS" -> texts.get(language, "PI_INSUFFICIENT_FUND");
            case "INVALID" -> said;
            default -> texts.get(language, "JIT_MSG_ERROR", api, said);
        };
    }

    /** What a toast says of a submission that failed: the message without the name of the call. */
    String reason(Language language, String message) {
        Matcher call = CALL.matcher(message);
        String reason = call.matches() ? call.group(2) : message;
        return switch (reason) {
            case NO_RESPONSE -> texts.get(language, "JIT_NO_RESPONSE");
            case NO_FUNDS -> texts.get(language, "PI_INSUFFICIENT_FUND");
            default -> reason;
        };
    }
}
