package dev.kosh.access.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.User;
import dev.kosh.access.store.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a log-in gives back (docs/contract/access.md, log-in). */
public record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,

        @JsonProperty("refresh_token") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String refreshToken,

        @JsonProperty("expires_in") long expiresInSeconds,
        String scope,
        @JsonProperty("ResponseInfo") Info responseInfo,
        @JsonProperty("UserRequest") UserRequest userRequest) {

    /** The ResponseInfo of this end point alone has such member names. */
    record Info(
            @JsonProperty("api_id") String apiId,
            String ver,
            String ts,
            @JsonProperty("res_msg_id") String resMsgId,
            @JsonProperty("msg_id") String msgId,
            String status) {}

    record UserRequest(
            long id,
            String uuid,
            String userName,
            String name,
            @Nullable String mobileNumber,
            @Nullable String emailId,
            String locale,
            String type,
            List<RoleOnWire> roles,
            boolean active,
            String tenantId,
            @Nullable String permanentCity) {}

    static TokenAnswer of(
            Account account, String access, @Nullable String refresh, long expiresInSeconds, String scope) {
        User user = account.user();
        return new TokenAnswer(
                access,
                "bearer",
                refresh,
                expiresInSeconds,
                scope,
                new Info("", "", "", "", "", "Access Token generated successfully"),
                new UserRequest(
                        user.id(),
                        user.uuid(),
                        user.userName(),
                        user.name(),
                        user.mobileNumber(),
                        user.emailId(),
                        account.locale(),
                        user.type().name(),
                        account.roles().stream().map(RoleOnWire::of).toList(),
                        user.active(),
                        user.tenantId().value(),
                        null));
    }

    @Override
    public String toString() {
        return "TokenAnswer[" + userRequest.uuid() + "]";
    }
}
