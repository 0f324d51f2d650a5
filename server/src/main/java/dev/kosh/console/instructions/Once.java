package dev.kosh.console.instructions;

import dev.kosh.console.shell.Visit;
import dev.kosh.events.AnswerKey;
import dev.kosh.events.StoredAnswer;
import dev.kosh.events.StoredAnswers;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets each form act once, however often it is sent. The key is taken before the action, in a transaction of its own: a
 * treasury call must not hold one open, and a form whose action was cut off is better looked at than repeated.
 */
@Component
class Once {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final StoredAnswer BEGUN = new StoredAnswer(303, "{}");

    private final StoredAnswers answers;
    private final TransactionTemplate transaction;

    Once(StoredAnswers answers, TransactionTemplate transaction) {
        this.answers = answers;
        this.transaction = transaction;
    }

    /** Whether this form is sent for the first time. */
    boolean isFirst(Visit visit, String path, String key, String what) {
        if (!KEY.matcher(key).matches()) {
            return false;
        }
        AnswerKey taken = new AnswerKey(visit.tenant(), visit.caller().uuid(), path, key);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (answers.claim(taken, what).isPresent()) {
                return false;
            }
            answers.keep(taken, BEGUN);
            return true;
        }));
    }
}
