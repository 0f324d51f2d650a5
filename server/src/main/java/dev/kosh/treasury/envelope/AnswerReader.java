package dev.kosh.treasury.envelope;

import static dev.kosh.treasury.Glitch.JIT_MALFORMED_JSON;
import static dev.kosh.treasury.Glitch.JIT_SCHEMA_INVALID;
import static dev.kosh.treasury.Glitch.JIT_SERVICE_MISMATCH;
import static dev.kosh.treasury.Glitch.JIT_SESSION_EXPIRED;

import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.TreasurySettings;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads an answer that was opened: {@code {serviceId, errorMsg, errorMsgs, data}}. */
@Component
class AnswerReader {

    private static final String SERVICE = "serviceId";
    /** As some of the treasury's own samples spell it. */
    private static final String SERVICE_OTHERWISE = "serviceID";

    private static final String DATA = "data";

    private final AnswerBodies bodies;
    private final TreasurySettings settings;

    AnswerReader(AnswerBodies bodies, TreasurySettings settings) {
        this.bodies = bodies;
        this.settings = settings;
    }

    Finding read(TreasuryService service, String text) {
        JsonNode envelope = bodies.parse(text);
        if (envelope == null) {
            return Finding.of(JIT_MALFORMED_JSON, text);
        }
        if (!isEnvelope(envelope)) {
            return Finding.of(JIT_SCHEMA_INVALID, text);
        }
        if (!isOf(service, envelope)) {
            return Finding.of(JIT_SERVICE_MISMATCH, text);
        }
        ErrorText error = ErrorText.inEnvelope(envelope);
        if (error != null) {
            // Data beside an error is only logged.
            return error.saysSessionIsLost() ? Finding.of(JIT_SESSION_EXPIRED, text) : Finding.refusal(error, text);
        }
        JsonNode data = envelope.path(DATA);
        // Entries without code and text: there was an error, but which?
        boolean untoldErrors = !envelope.path(ErrorText.ERRORS).isEmpty();
        if (untoldErrors || !isListOrNothing(data) || hasOnlyUnreadableRows(data)) {
            return Finding.of(JIT_SCHEMA_INVALID, text);
        }
        List<JsonNode> rows = List.copyOf(data.values());
        return Finding.without(rows.isEmpty() ? settings.whenEmpty(service) : Outcome.SUCCESS, rows, text);
    }

    /** An object with at least one of the members that are agreed; its error is a text. */
    private static boolean isEnvelope(JsonNode envelope) {
        boolean named = envelope.has(SERVICE)
                || envelope.has(SERVICE_OTHERWISE)
                || envelope.has(ErrorText.ERROR)
                || envelope.has(ErrorText.ERRORS)
                || envelope.has(DATA);
        return envelope.isObject() && named && !envelope.path(ErrorText.ERROR).isContainer();
    }

    private static boolean isOf(TreasuryService service, JsonNode envelope) {
        JsonNode id = envelope.has(SERVICE) ? envelope.path(SERVICE) : envelope.path(SERVICE_OTHERWISE);
        return id.isMissingNode() || id.isNull() || id.asString("").strip().equalsIgnoreCase(service.name());
    }

    /** Such an answer says something, and not that there is nothing to say. */
    private static boolean hasOnlyUnreadableRows(JsonNode data) {
        return !data.isEmpty() && data.valueStream().noneMatch(JsonNode::isObject);
    }

    private static boolean isListOrNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || node.isArray();
    }
}
