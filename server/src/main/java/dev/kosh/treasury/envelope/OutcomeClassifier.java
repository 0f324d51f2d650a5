package dev.kosh.treasury.envelope;

import static dev.kosh.treasury.Glitch.JIT_DECRYPT_FAILED;
import static dev.kosh.treasury.Glitch.JIT_EMPTY_BODY;
import static dev.kosh.treasury.Glitch.JIT_HTTP_UNAVAILABLE;
import static dev.kosh.treasury.Glitch.JIT_SCHEMA_INVALID;
import static dev.kosh.treasury.Glitch.JIT_SESSION_EXPIRED;

import dev.kosh.treasury.Glitch;
import dev.kosh.treasury.TreasuryService;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what an exchange came to, for all services alike: the table of docs/contract/treasury.md, outcome of a call. */
@Component
public class OutcomeClassifier {

    private static final int NO_CONTENT = 204;
    private static final Set<Integer> REFUSE_SESSION = Set.of(401, 403);
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    private final AnswerBodies bodies;
    private final AnswerReader answers;

    OutcomeClassifier(AnswerBodies bodies, AnswerReader answers) {
        this.bodies = bodies;
        this.answers = answers;
    }

    /** @param responseKey the key that was sent with the call */
    public Finding classify(TreasuryService service, Reply reply, SecretKey responseKey) {
        Glitch fault = reply.fault();
        int status = reply.status();
        String body = reply.text();
        if (fault != null) {
            return Finding.of(fault, null);
        }
        if (status == NO_CONTENT || (reply.isSuccess() && body.isEmpty())) {
            return Finding.of(JIT_EMPTY_BODY, null);
        }
        String opened = bodies.open(body, responseKey);
        if (opened != null) {
            Finding answer = answers.read(service, opened);
            if (reply.isSuccess() || answer.ofTreasury() || answer.refusesSession()) {
                return answer;
            }
        }
        ErrorText error = opened != null ? null : bodies.errorIn(body);
        String received = opened != null ? opened : body;
        if (REFUSE_SESSION.contains(status) || (error != null && error.saysSessionIsLost())) {
            return Finding.of(JIT_SESSION_EXPIRED, received);
        }
        if (reply.isSuccess()) {
            return inClear(body, error, received);
        }
        if (UNAVAILABLE.contains(status) && (error == null || !error.byTreasury())) {
            return Finding.of(JIT_HTTP_UNAVAILABLE, received);
        }
        return Finding.httpError(status, error, received);
    }

    /** What is not enciphered can only be an error. */
    private Finding inClear(String body, @Nullable ErrorText error, String received) {
        if (error != null && error.byTreasury()) {
            return Finding.refusal(error, received);
        }
        return Finding.of(bodies.isObject(body) ? JIT_SCHEMA_INVALID : JIT_DECRYPT_FAILED, received);
    }
}
