package dev.kosh.access.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to a log-out, which have forms of their own. */
final class LogoutAnswers {

    private LogoutAnswers() {}

    record Info(String apiId, String ver, long ts, String resMsgId, String msgId, String status) {}

    record Error(
            int code,
            @Nullable String message,
            String description,
            @Nullable List<String> errorFields,
            Map<String, String> fields) {}

    record Failure(
            @JsonProperty("ResponseInfo") Info responseInfo,
            @JsonProperty("Error") Error error) {}

    static Info done(long nowMillis) {
        return new Info("", "", nowMillis, "", "", "Logout successfully");
    }

    static Failure failed(long nowMillis) {
        return new Failure(
                new Info("", "", nowMillis, "", "", "Logout failed"),
                new Error(400, null, "Logout failed", null, Map.of()));
    }
}
