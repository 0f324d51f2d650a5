package dev.kosh.simulator.line;

import dev.kosh.simulator.JitService;
import dev.kosh.simulator.books.TreasuryDates;
import dev.kosh.simulator.envelope.Aes;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decrypted call.
 *
 * @param serviceId as it was sent; samples spell the member {@code serviceID} too
 * @param responseKey under which the caller wants the answer
 */
record BusinessCall(String serviceId, JsonNode params, byte[] responseKey) {

    /**
     * @throws dev.kosh.simulator.envelope.Undecipherable when it was not made with this session's key
     * @throws tools.jackson.core.JacksonException when it holds no JSON
     */
    static BusinessCall open(JsonMapper json, String body, byte[] sessionKey) {
        JsonNode outside = json.readTree(body);
        byte[] responseKey = Aes.decrypt(outside.path("rek").asString(""), sessionKey);
        byte[] plain = Aes.decrypt(outside.path("params").asString(""), sessionKey);
        JsonNode inside = json.readTree(new String(plain, StandardCharsets.UTF_8));
        String serviceId =
                inside.path("serviceId").asString(inside.path("serviceID").asString(""));
        return new BusinessCall(serviceId, inside.path("params"), responseKey);
    }

    boolean hasWholeKey() {
        return responseKey.length == Aes.KEY_BYTES;
    }

    /** An answer of a treasury that has done nothing: for PI and COR with a row of the caller's own numbers. */
    ObjectNode untouched(JitService service) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode().put("serviceId", service.name());
        reply.putNull("errorMsg");
        ArrayNode data = reply.putArray("data");
        if (service == JitService.PI) {
            data.addObject()
                    .put("jitBillNo", params.path("jitBillNo").asString(""))
                    .put("jitBillDate", day(params.path("jitBillDate").asString("")))
                    .put("ssuIaId", params.path("ssuIaId").asString(""));
        } else if (service == JitService.COR) {
            data.addObject()
                    .put("jitCorBillNo", params.path("jitCorBillNo").asString(""))
                    .put("jitCorBillDate", params.path("jitCorBillDate").asString(""));
        }
        return reply;
    }

    private static String day(String dateTime) {
        return dateTime.substring(0, Math.min(TreasuryDates.DATE_LENGTH, dateTime.length()));
    }
}
