package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;

/** Every tenant that a call names; a name that the edge overlooked would be a way into another tenant. */
final class TenantNames {

    private static final String PARAMETER = "tenantid";
    private static final String NULL_TEXT = "null";

    private TenantNames() {}

    static void add(String named, Set<String> tenants) {
        String name = named.strip();
        if (!name.isEmpty() && !name.equals(NULL_TEXT)) {
            tenants.add(name);
        }
    }

    /** Adds where payers are said to be on record, unless that is in a state where the call acts anyhow. */
    static void addPayers(Set<String> payerTenants, Set<String> tenants) {
        Set<String> states = tenants.stream().map(TenantNames::state).collect(Collectors.toSet());
        payerTenants.stream().filter(each -> !states.contains(state(each))).forEach(tenants::add);
    }

    private static String state(String tenant) {
        int dot = tenant.indexOf('.');
        return dot < 0 ? tenant : tenant.substring(0, dot);
    }

    /** Adds those of the query and of a form: binding accepts spellings such as {@code !tenantId} or {@code tenantId[0]}. */
    static void addParameters(HttpServletRequest request, Set<String> tenants) {
        if (request.getQueryString() == null && request.getContentLengthLong() == 0) {
            return;
        }
        for (Map.Entry<String, String[]> parameter : parameters(request).entrySet()) {
            if (parameter.getKey().toLowerCase(Locale.ROOT).contains(PARAMETER)) {
                for (String value : parameter.getValue()) {
                    for (String each : value.split(",")) {
                        add(each, tenants);
                    }
                }
            }
        }
    }

    /** All parameters; Tomcat gives none when one of them cannot be read. */
    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            throw Refusal.unreadableParameters();
        }
    }
}
