package dev.kosh.platform.accesscontrol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something that may be called, or that a menu shows. */
record ActionJson(
        long id,
        String name,
        String url,
        String displayName,
        long orderNumber,
        String queryParams,
        String parentModule,
        boolean enabled,
        String serviceCode,
        String code,
        @Nullable String tenantId,
        String path,
        String navigationURL,
        String leftIcon,
        String rightIcon) {

    static ActionJson of(JsonNode row) {
        return new ActionJson(
                row.path("id").asLong(0),
                text(row, "name"),
                text(row, "url"),
                text(row, "displayName"),
                row.path("orderNumber").asLong(0),
                text(row, "queryParams"),
                text(row, "parentModule"),
                row.path("enabled").asBoolean(false),
                text(row, "serviceCode"),
                text(row, "code"),
                null,
                text(row, "path"),
                text(row, "navigationURL"),
                text(row, "leftIcon"),
                text(row, "rightIcon"));
    }

    private static String text(JsonNode row, String member) {
        return row.path(member).asString("");
    }
}
