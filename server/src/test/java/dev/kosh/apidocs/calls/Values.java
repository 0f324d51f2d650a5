package dev.kosh.apidocs.calls;

import dev.kosh.testing.document.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values for members: mostly such as the server knows under that name, often such as the document allows, sometimes
 * such as nobody should send. What answers told is used again in later calls.
 */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "null",
            "0",
            "-1",
            "x",
            "'; drop table billing.demand; --",
            "%",
            "_",
            "\\",
            "../../etc/passwd",
            "\u0000",
            "\uD83D\uDE00",
            "\u202Eabc",
            "कोष",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "1e400",
            "NaN",
            "2026-02-31",
            "true",
            "[]",
            "pb.amritsar,pb",
            "x".repeat(300),
            "x".repeat(5000),
            "a,b,,c",
            "\ud800");

    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "tenantId",
                    List.of("pb.amritsar", "pb.amritsar", "pb.jalandhar", "od.cuttack", "od.cuttack", "pb", "od")),
            Map.entry("businessService", List.of("PT", "TL", "WS", "SW", "WORKS.MUKTA")),
            Map.entry("consumerCode", List.of("PT-107-000231", "WS/ASR/2022-23/000187", "ASR-TL-2026-000231")),
            Map.entry("businesservice", List.of("PT", "WS")),
            Map.entry("service", List.of("PT", "WS")),
            Map.entry("module", List.of("PT", "rainmaker-common", "rainmaker-pt")),
            Map.entry("mobileNumber", List.of("9876543210", "9800000001", "98765")),
            Map.entry("paymentMode", List.of("CASH", "CHEQUE", "ONLINE", "CARD", "DD", "NEFT")),
            Map.entry("taxHeadMasterCode", List.of("PT_TAX", "WS_CHARGE")),
            Map.entry("locale", List.of("en_IN", "hi_IN")),
            Map.entry("action", List.of("CANCEL", "DISHONOUR", "REMIT", "APPROVE", "REJECT")),
            Map.entry("status", List.of("ACTIVE", "PAID", "NEW", "CANCELLED", "INITIATED", "SUCCESSFUL", "FAILED")),
            Map.entry("schemaCode", List.of("common-masters.Department", "tenant.tenants")),
            Map.entry("moduleName", List.of("BillingService", "tenant", "common-masters")),
            Map.entry("key", List.of("consolidatedreceipt", "consolidatedbill")),
            Map.entry("reason", List.of("WRONGENTRY")),
            Map.entry("password", List.of("Kosh@2026")));

    private final RandomGenerator random;
    private final Map<String, List<JsonNode>> heard = new HashMap<>();
    private boolean orderly;
    private boolean sparing;

    Values(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Before each call: every second one has only values that the document allows, and half of these little more than
     * what it asks for, or nothing would ever succeed.
     */
    void nextCall() {
        orderly = random.nextBoolean();
        sparing = orderly && random.nextBoolean();
    }

    /** Whether this call leaves out what it may leave out. */
    boolean leavesOut() {
        return chance(sparing ? 80 : 45);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Keeps what an answer says under each name; the id of a payment as paymentId, too. */
    void hear(JsonNode answer) {
        hear("", answer);
    }

    private void hear(String of, JsonNode answer) {
        if (answer.isArray()) {
            answer.forEach(each -> hear(singular(of), each));
        }
        for (Map.Entry<String, JsonNode> member : answer.properties()) {
            keep(member.getKey(), member.getValue());
            if (member.getKey().equals("id") && !of.isEmpty()) {
                keep(of.substring(0, 1).toLowerCase(Locale.ROOT) + of.substring(1) + "Id", member.getValue());
            }
            hear(member.getKey(), member.getValue());
        }
    }

    private void keep(String name, JsonNode value) {
        List<JsonNode> known = heard.computeIfAbsent(name, first -> new ArrayList<>());
        if (known.size() < 50 && !value.isNull()) {
            known.add(value);
        }
    }

    /** A value for a member of this name and schema. */
    JsonNode value(String name, JsonNode schema, Operation operation, int depth) {
        if (!orderly && chance(4)) {
            return strange();
        }
        List<JsonNode> known = heard.getOrDefault(name, heard.getOrDefault(singular(name), List.of()));
        if (!known.isEmpty() && chance(orderly ? 70 : 45)) {
            JsonNode again = oneOf(known);
            return operation.resolved(schema).path("type").asString("").equals("array") && !again.isArray()
                    ? JSON.arrayNode().add(again)
                    : again;
        }
        return made(name, operation.resolved(schema), operation, depth);
    }

    /** A value as text, for a query or a path. */
    String text(String name, JsonNode schema, Operation operation) {
        JsonNode value = value(name, schema, operation, DEEPEST);
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(each -> texts.add(each.asString("")));
            return String.join(",", texts);
        }
        return value.isContainer() ? value.toString() : value.asString("");
    }

    private JsonNode made(String name, JsonNode schema, Operation operation, int depth) {
        List<String> usual = KNOWN.get(name);
        JsonNode choices = schema.path("enum");
        if (choices.size() > 0 && chance(90)) {
            return choices.get(random.nextInt(choices.size()));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> depth > DEEPEST ? JSON.objectNode() : object(schema, operation, depth);
            case "array" -> array(name, schema, operation, depth);
            case "integer" -> JSON.numberNode(integer());
            case "number" -> JSON.numberNode(chance(70) ? random.nextInt(1, 5000) : random.nextDouble() * 1e6);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "string" -> usual != null && chance(90) ? JSON.stringNode(oneOf(usual)) : JSON.stringNode(word());
            default -> usual != null ? JSON.stringNode(oneOf(usual)) : orderly ? reason() : strange();
        };
    }

    /** For a member that may be anything; a bill is cancelled for such a reason. */
    private static ObjectNode reason() {
        return JSON.objectNode().put("reason", "WRONGENTRY").put("reasonMessage", "wrong reading");
    }

    private ObjectNode object(JsonNode schema, Operation operation, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = schema.path("required")
                .valueStream()
                .map(name -> name.asString())
                .toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            boolean isWanted = depth == 0 || required.contains(name) || KNOWN.containsKey(name);
            if (sparing ? isWanted || chance(15) : chance(orderly ? 92 : 75)) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), operation, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, Operation operation, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = chance(60) ? 1 : random.nextInt(4);
        for (int i = 0; i < size && depth <= DEEPEST; i++) {
            array.add(value(singular(name), schema.path("items"), operation, depth + 1));
        }
        return array;
    }

    private long integer() {
        return switch (orderly ? random.nextInt(4, 8) : random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.MAX_VALUE;
            case 3 -> Long.MIN_VALUE;
            case 4 -> random.nextInt(1, 10);
            case 5 -> random.nextLong(1_700_000_000_000L, 1_900_000_000_000L);
            case 6 -> 1_775_001_600_000L;
            default -> random.nextInt(1, 100_000);
        };
    }

    private String word() {
        return !orderly && chance(15) ? oneOf(STRANGE) : "W" + random.nextInt(1, 200);
    }

    /** Something that the document does not ask for. */
    private JsonNode strange() {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.arrayNode().add(JSON.nullNode());
            case 2 -> JSON.objectNode().put("x", 1);
            case 3 -> JSON.numberNode(integer());
            case 4 -> JSON.numberNode(new java.math.BigDecimal("1e300"));
            case 5 -> JSON.booleanNode(true);
            default -> JSON.stringNode(oneOf(STRANGE));
        };
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
