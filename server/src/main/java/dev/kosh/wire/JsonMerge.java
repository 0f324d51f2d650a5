package dev.kosh.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How additional details that a call brings join those that are stored. */
public final class JsonMerge {

    private JsonMerge() {}

    /**
     * The stored details with the added over them: objects are joined member by member, at any depth; anything else is
     * replaced. Nothing added changes nothing. Neither argument is changed.
     */
    public static @Nullable JsonNode over(@Nullable JsonNode stored, @Nullable JsonNode added) {
        return added == null || added.isNull() ? stored : join(stored, added);
    }

    private static JsonNode join(@Nullable JsonNode stored, JsonNode added) {
        if (!(stored instanceof ObjectNode before) || !(added instanceof ObjectNode members)) {
            return added;
        }
        ObjectNode joined = before.deepCopy();
        members.properties()
                .forEach(member -> joined.set(member.getKey(), join(before.get(member.getKey()), member.getValue())));
        return joined;
    }
}
