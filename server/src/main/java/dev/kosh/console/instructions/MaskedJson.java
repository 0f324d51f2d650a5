package dev.kosh.console.instructions;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said to and by the treasury, laid out to be read; names, numbers and addresses of people are masked. */
final class MaskedJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Set<String> PERSONAL =
            Set.of("acct", "account", "mobile", "phone", "benfname", "benefname", "address");
    private static final Set<String> NO_NUMBERS = Set.of("type", "ifsc");
    private static final int SHOWN = 4;

    private MaskedJson() {}

    /** Null for nothing; a text that is not JSON is not shown, because nobody knows what stands in it. */
    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode content = JSON.readTree(text);
            mask(content);
            return JSON.writeValueAsString(content);
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static void mask(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.forEach(MaskedJson::mask);
        } else if (node instanceof ObjectNode members) {
            for (String name : members.propertyNames().toArray(String[]::new)) {
                JsonNode value = members.path(name);
                if (value.isContainer()) {
                    mask(value);
                } else if (!value.isNull() && isPersonal(name)) {
                    members.put(name, masked(value.asString("")));
                }
            }
        }
    }

    private static boolean isPersonal(String member) {
        String name = member.toLowerCase(Locale.ROOT);
        return PERSONAL.stream().anyMatch(name::contains) && NO_NUMBERS.stream().noneMatch(name::contains);
    }

    private static String masked(String text) {
        int hidden = Math.max(0, text.length() - SHOWN);
        return "*".repeat(hidden) + text.substring(hidden);
    }
}
