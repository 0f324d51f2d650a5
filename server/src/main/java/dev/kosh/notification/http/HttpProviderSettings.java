package dev.kosh.notification.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the provider is called ({@code kosh.sms.http.*}, docs/contract/notification.md, HTTP provider).
 *
 * @param url https, unless {@code allowInsecure}
 * @param method {@code POST} or {@code GET}; the parameters of a {@code GET} go into the query
 * @param content {@code form} or {@code json}
 * @param parameters by the provider's names; values with {@code $mobileno}, {@code $message} and so on
 * @param headers the same for headers
 * @param username for {@code $username}; with {@code basicAuthentication} also for the header
 * @param mobilePrefix put before the ten digits: {@code 91}
 * @param successStatuses HTTP statuses that may mean that it was taken
 * @param successPattern what the body must hold then; none: the status says it all
 * @param refusalPattern what in the body of such an answer means that it was not taken
 * @param messageIdPattern finds the provider's id of the message in the body: its first group, else all of it
 * @param recognisesRepeats whether the provider sends a message once that it gets twice with the same {@code $reference}
 * @param timeout of a whole call, at most 10 s
 * @param mostAnswer that is read of an answer
 * @param lines calls at a time
 */
@ConfigurationProperties("kosh.sms.http")
record HttpProviderSettings(
        @Nullable URI url,
        @DefaultValue("POST") String method,
        @DefaultValue("form") String content,
        @DefaultValue Map<String, String> parameters,
        @DefaultValue Map<String, String> headers,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean basicAuthentication,
        @Nullable String sender,
        @DefaultValue("") String mobilePrefix,
        @DefaultValue({"200", "201", "202"}) Set<Integer> successStatuses,
        @Nullable Pattern successPattern,
        @Nullable Pattern refusalPattern,
        @Nullable Pattern messageIdPattern,
        @DefaultValue("false") boolean recognisesRepeats,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("16KB") DataSize mostAnswer,
        @DefaultValue("4") int lines,
        @DefaultValue("false") boolean allowInsecure) {

    static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_LINES = 16;

    /** @throws IllegalStateException naming the key that is missing or wrong */
    void check() {
        if (url == null || url.getHost() == null) {
            throw wrong("url", "the provider's address is missing");
        }
        if (!"https".equals(url.getScheme()) && !(allowInsecure && "http".equals(url.getScheme()))) {
            throw wrong("url", "must be https (or set kosh.sms.http.allow-insecure for a provider on this machine)");
        }
        if (!method.equals("POST") && !method.equals("GET")) {
            throw wrong("method", "is POST or GET");
        }
        if (!content.equals("form") && !content.equals("json")) {
            throw wrong("content", "is form or json");
        }
        if (parameters.values().stream().noneMatch(value -> value.contains("$mobileno"))
                || parameters.values().stream().noneMatch(value -> value.contains("$message"))) {
            throw wrong("parameters", "one must hold $mobileno and one $message");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw wrong("timeout", "is more than nothing and at most 10s");
        }
        if (lines < 1 || lines > MOST_LINES) {
            throw wrong("lines", "is 1 to " + MOST_LINES);
        }
    }

    private static IllegalStateException wrong(String key, String why) {
        return new IllegalStateException("kosh.sms.http." + key + ": " + why);
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "HttpProviderSettings[" + (url == null ? "none" : url.getHost()) + "]";
    }
}
