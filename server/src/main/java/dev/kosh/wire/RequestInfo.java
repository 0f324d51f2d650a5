package dev.kosh.wire;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says of its own call; echoed, never trusted. The caller's {@code userInfo} and {@code authToken} are
 * not bound here: the first is worthless, the second is read at the edge (docs/contract/platform.md, RequestInfo).
 *
 * @param ts epoch milliseconds, echoed as they came
 * @param msgId by convention {@code "<id>|<locale>"}; the locale selects the language of messages
 */
public record RequestInfo(
        @Nullable String apiId,
        @Nullable String ver,
        @Nullable Long ts,
        @Nullable String action,
        @Nullable String did,
        @Nullable String key,
        @Nullable String msgId) {

    /** The language of messages to people whose language nobody named. */
    public static final String DEFAULT_LOCALE = "en_IN";

    /** The locale behind the bar of {@code msgId}, or {@code en_IN}. */
    public String locale() {
        if (msgId == null) {
            return DEFAULT_LOCALE;
        }
        int bar = msgId.indexOf('|');
        return bar < 0 || bar == msgId.length() - 1 ? DEFAULT_LOCALE : msgId.substring(bar + 1);
    }
}
