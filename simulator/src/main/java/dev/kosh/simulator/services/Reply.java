package dev.kosh.simulator.services;

import dev.kosh.simulator.JitService;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plaintext of an answer, its members in the contract's order. */
public final class Reply {

    private Reply() {}

    static ArrayNode rows() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode data(JitService service, ArrayNode rows) {
        ObjectNode envelope = envelope(service.name());
        envelope.putNull("errorMsg");
        envelope.set("data", rows);
        return envelope;
    }

    /** An answer of one error text and no data. */
    public static ObjectNode error(String serviceId, String text) {
        ObjectNode envelope = envelope(serviceId);
        envelope.put("errorMsg", text);
        envelope.putArray("data");
        return envelope;
    }

    static ObjectNode errors(JitService service, List<WrongRequest.CodedText> texts) {
        if (texts.size() == 1 && texts.get(0).code().isEmpty()) {
            return error(service.name(), texts.get(0).text());
        }
        ObjectNode envelope = envelope(service.name());
        ArrayNode errors = envelope.putArray("errorMsgs");
        texts.forEach(text -> errors.addObject().put("errorCode", text.code()).put("errorMsg", text.text()));
        envelope.putArray("data");
        return envelope;
    }

    /** Rupees as the treasury writes them: no decimals when there are no paise. */
    static String rupees(long paise) {
        return paise % 100 == 0
                ? Long.toString(paise / 100)
                : BigDecimal.valueOf(paise, 2).toPlainString();
    }

    private static ObjectNode envelope(String serviceId) {
        return JsonNodeFactory.instance.objectNode().put("serviceId", serviceId);
    }
}
