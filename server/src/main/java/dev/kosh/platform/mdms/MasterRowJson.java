package dev.kosh.platform.mdms;

import dev.kosh.masters.LoadedMaster;
import dev.kosh.platform.mdms.MdmsSearchReq.MdmsCriteriaV2;
import dev.kosh.wire.AuditDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.CollectionUtils;
import tools.jackson.databind.JsonNode;

/**
 * A row of a master as the second version of the search tells it.
 *
 * @param id made of tenant, schema and identifier: the same row keeps it
 */
record MasterRowJson(
        String id,
        String tenantId,
        String schemaCode,
        String uniqueIdentifier,
        JsonNode data,
        boolean isActive,
        AuditDetails auditDetails) {

    /** Members that tell the rows of a master apart; the first list that every row has is taken. */
    private static final List<List<String>> KEYS = List.of(
            List.of("service", "code"),
            List.of("code"),
            List.of("idname"),
            List.of("rolecode", "actionid"),
            List.of("id"));

    static List<MasterRowJson> of(String schemaCode, LoadedMaster master) {
        List<String> key = KEYS.stream()
                .filter(members -> master.rows()
                        .valueStream()
                        .allMatch(row -> members.stream()
                                .allMatch(member -> row.path(member).isValueNode())))
                .findFirst()
                .orElse(List.of());
        Map<String, Integer> seen = new HashMap<>();
        List<MasterRowJson> rows = new ArrayList<>();
        for (JsonNode row : master.rows()) {
            String identifier =
                    key.stream().map(member -> row.path(member).asString("")).collect(Collectors.joining("."));
            int earlier = seen.merge(identifier, 1, Integer::sum);
            rows.add(of(schemaCode, master, row, earlier == 1 ? identifier : identifier + "." + earlier));
        }
        return rows;
    }

    private static MasterRowJson of(String schemaCode, LoadedMaster master, JsonNode row, String identifier) {
        String tenant = master.owner().value();
        String name = tenant + "/" + schemaCode + "/" + identifier;
        long loadedAt = master.loadedAt().toEpochMilli();
        boolean isActive = Stream.of("isActive", "active")
                .noneMatch(member -> "false".equals(row.path(member).asString("")));
        return new MasterRowJson(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                tenant,
                schemaCode,
                identifier,
                row,
                isActive,
                new AuditDetails("", "", loadedAt, loadedAt));
    }

    boolean matches(MdmsCriteriaV2 criteria) {
        boolean fits = CollectionUtils.isEmpty(criteria.uniqueIdentifiers())
                || criteria.uniqueIdentifiers().contains(uniqueIdentifier);
        fits &= CollectionUtils.isEmpty(criteria.ids()) || criteria.ids().contains(id);
        fits &= criteria.isActive() == null || criteria.isActive() == isActive;
        return fits
                && (criteria.filters() == null
                        || criteria.filters().entrySet().stream()
                                .allMatch(each -> at(each.getKey()).equals(each.getValue())));
    }

    private String at(String member) {
        JsonNode value = data;
        for (String step : member.split("\\.")) {
            value = value.path(step);
        }
        return value.isValueNode() ? value.asString("") : "";
    }
}
