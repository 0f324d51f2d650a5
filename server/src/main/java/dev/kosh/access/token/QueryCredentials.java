package dev.kosh.access.token;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Credentials in a URL end up in logs along the way, so they are not taken from there. */
final class QueryCredentials {

    private static final Set<String> NAMES = Set.of(
            "grant_type",
            "scope",
            "username",
            "password",
            "tenantId",
            "userType",
            "refresh_token",
            "client_id",
            "client_secret");

    private QueryCredentials() {}

    static boolean areIn(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(each -> URLDecoder.decode(each.split("=", 2)[0], StandardCharsets.UTF_8))
                        .anyMatch(NAMES::contains);
    }
}
