package dev.kosh.access.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as the edge understood it.
 *
 * @param request serves the body again
 * @param token null when no carrier has one
 * @param tenants every tenant that the request names
 */
record IncomingCall(
        HttpServletRequest request, String path, @Nullable String token, Set<String> tenants) {}
