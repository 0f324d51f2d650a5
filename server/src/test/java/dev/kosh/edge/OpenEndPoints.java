package dev.kosh.edge;

import java.util.Map;

/** The end points that do not ask for a role, each with the reason; everything else does. */
final class OpenEndPoints {

    /** No token is looked at. */
    static final Map<String, String> OPEN = Map.ofEntries(
            Map.entry("/user/oauth/token", "gives tokens, to whom shows client and password"),
            Map.entry("/setup", "the first administrator, by a set-up token that works once"),
            Map.entry("/setup/_administrator", "the same for programs"),
            Map.entry("/actuator/health", "up or down and nothing else, for load balancers"),
            Map.entry("/actuator/health/**", "the same, by group"),
            Map.entry(
                    "/actuator/prometheus",
                    "counts and times without names; operators keep it inside (docs/operators.md)"),
            Map.entry("/docs", "the API document"),
            Map.entry("/docs/", "the API document"),
            Map.entry("/docs/index.html", "leads to the API document"),
            Map.entry("/docs/swagger-2.0/{group}.json", "the API document"),
            Map.entry("/docs/openapi", "the API document"),
            Map.entry("/docs/openapi.yaml", "the API document"),
            Map.entry("/docs/openapi/{group}", "the API document"),
            Map.entry("/docs/openapi.yaml/{group}", "the API document"),
            Map.entry("/docs/openapi/swagger-config", "the API document"),
            Map.entry(
                    "/notification-sms/smsbounce/callback",
                    "what became of a message, told by the SMS provider, who shows a secret of his own"),
            Map.entry("/verify/{code}", "the code printed on a paper is the secret; looks are limited by address"),
            Map.entry(
                    "/filestore/v1/files/signed/{link}",
                    "the signed link is the secret, for one file and a short time"));

    /** A token may be shown and makes the answer more, never less strict. */
    static final Map<String, String> TOKEN_OPTIONAL = Map.ofEntries(
            Map.entry(
                    "/egov-mdms-service/v1/_search",
                    "masters that clients read before the log-in; access control only with a token"),
            Map.entry("/egov-mdms-service/v1/_get", "the same"),
            Map.entry("/mdms-v2/v1/_search", "the same"),
            Map.entry("/mdms-v2/v2/_search", "the same"),
            Map.entry("/mdms-v2/v2/_count", "the same"),
            Map.entry("/tenant/v1/tenant/_search", "the offices to choose from before the log-in"),
            Map.entry("/localization/messages", "texts of screens before the log-in"),
            Map.entry("/localization/messages/v1/_search", "the same"),
            Map.entry("/localization/messages/v2/_search", "the same"),
            Map.entry("/user-otp/v1/_send", "a one-time password to one's own telephone, limited by number"),
            Map.entry("/otp/v1/_validate", "the one-time password is the secret, five attempts"),
            Map.entry("/user/citizen/_create", "registration by one-time password"),
            Map.entry("/user/password/nologin/_update", "reset by one-time password"));

    /** A token is needed, a role is not: it is about the caller alone. */
    static final Map<String, String> OF_EVERY_CALLER = Map.of(
            "/user/_logout", "ends the caller's own session",
            "/user/password/_update", "the caller's own password, by the old one",
            "/user/profile/_update", "the caller's own profile");

    private OpenEndPoints() {}

    static boolean needsToken(EndPoint endPoint) {
        return !OPEN.containsKey(endPoint.pattern()) && !TOKEN_OPTIONAL.containsKey(endPoint.pattern());
    }

    static boolean needsRole(EndPoint endPoint) {
        return needsToken(endPoint) && !OF_EVERY_CALLER.containsKey(endPoint.pattern());
    }
}
