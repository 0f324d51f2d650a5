package dev.kosh.masters.store;

import dev.kosh.masters.MastersError;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes a file apart into its masters, whichever of the two layouts it has. */
final class MasterFileLayout {

    private static final String TENANT_ID = "tenantId";
    private static final String MODULE_NAME = "moduleName";

    private MasterFileLayout() {}

    static List<MasterFile> masters(TenantId tenant, JsonNode file) {
        String named = file.path(TENANT_ID).asString(tenant.value());
        if (!named.equals(tenant.value())) {
            throw refused("the file is of tenant " + named + ", not of " + tenant);
        }
        List<MasterFile> masters = new ArrayList<>();
        if (file.has(MODULE_NAME)) {
            collect(tenant, file.path(MODULE_NAME).asString(""), file, masters);
        } else {
            file.properties().stream()
                    .filter(module -> module.getValue().isObject())
                    .forEach(module -> collect(tenant, module.getKey(), module.getValue(), masters));
        }
        if (masters.isEmpty()) {
            throw refused(
                    "no master found: expected {\"moduleName\": …, \"<Master>\": […]} or {\"<Module>\": {\"<Master>\": […]}}");
        }
        return masters;
    }

    private static void collect(TenantId tenant, String module, JsonNode members, List<MasterFile> into) {
        members.properties().stream()
                .filter(member -> member.getValue().isArray())
                .forEach(member -> into.add(new MasterFile(tenant, module, member.getKey(), member.getValue())));
    }

    private static RequestRefused refused(String why) {
        return new RequestRefused(MastersError.INVALID_MASTER_FILE, why);
    }
}
