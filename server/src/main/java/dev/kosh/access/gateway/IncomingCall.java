package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as the edge understood it.
 *
 * @param request serves the body again
 * @param token null when no carrier has one
 * @param tenants every tenant that the request names; of an upload see {@link #withParts()}
 */
record IncomingCall(
        HttpServletRequest request, String path, @Nullable String token, Set<String> tenants) {

    /**
     * With the tenants that the parts of an upload name. Looking at the parts takes them all in: not before it is known
     * who calls.
     */
    IncomingCall withParts() {
        if (!CallReader.contentType(request).startsWith(CallReader.MULTIPART)) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(tenants);
        TenantNames.addParameters(request, all);
        return new IncomingCall(request, path, token, all);
    }
}
