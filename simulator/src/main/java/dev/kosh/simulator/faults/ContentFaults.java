package dev.kosh.simulator.faults;

import dev.kosh.simulator.faults.FaultPlan.Played;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults in what the treasury says, in an envelope that is in order. */
final class ContentFaults {

    private ContentFaults() {}

    static ObjectNode apply(Played played, ObjectNode reply) {
        FaultArgs args = played.args();
        switch (played.fault()) {
            case ERROR -> error(args, reply);
            case DATA -> replace(reply, "data", args.node("value"));
            case SERVICE_ID -> replace(reply, "serviceId", args.node("value"));
            case EDIT -> JsonEdit.apply(args, reply);
            case REFUSED -> refuse(args, reply);
            default -> {
                // Faults of the line leave the content as it is.
            }
        }
        return reply;
    }

    private static void error(FaultArgs args, ObjectNode reply) {
        JsonNode data = reply.path("data");
        reply.remove("errorMsg");
        reply.remove("data");
        if (args.has("errors")) {
            ArrayNode errors = reply.putArray("errorMsgs");
            args.node("errors").forEach(errors::add);
        } else {
            reply.put("errorMsg", args.text("errorMsg", "Internal error"));
        }
        reply.set("data", args.flag("keepData", false) ? data : JsonNodeFactory.instance.arrayNode());
    }

    private static void replace(ObjectNode reply, String name, JsonNode value) {
        if (value.isMissingNode()) {
            reply.remove(name);
        } else {
            reply.set(name, value);
        }
    }

    private static void refuse(FaultArgs args, ObjectNode reply) {
        if (reply.at("/data/0") instanceof ObjectNode row) {
            row.put("successCode", args.text("successCode", "1"));
            row.put("sucessDescrp", args.text("text", "not accepted"));
        }
    }
}
