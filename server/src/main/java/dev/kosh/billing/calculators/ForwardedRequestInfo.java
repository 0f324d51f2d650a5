package dev.kosh.billing.calculators;

import dev.kosh.access.Caller;
import dev.kosh.access.Role;
import dev.kosh.wire.RequestInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another program hears of a call: what the caller said of it, and who he is. Never his token. */
record ForwardedRequestInfo(
        @Nullable String apiId,
        @Nullable String ver,
        @Nullable Long ts,
        @Nullable String action,
        @Nullable String did,
        @Nullable String key,
        @Nullable String msgId,
        UserInfo userInfo) {

    record UserInfo(
            long id,
            String uuid,
            String userName,
            String name,
            String type,
            @Nullable String mobileNumber,
            @Nullable String emailId,
            String tenantId,
            List<RoleInfo> roles) {}

    record RoleInfo(@Nullable Long id, String name, String code, String tenantId) {

        static RoleInfo of(Role role) {
            return new RoleInfo(null, role.name(), role.code(), role.tenantId().value());
        }
    }

    static ForwardedRequestInfo of(@Nullable RequestInfo request, Caller caller) {
        RequestInfo said = request == null ? new RequestInfo(null, null, null, null, null, null, null) : request;
        return new ForwardedRequestInfo(
                said.apiId(),
                said.ver(),
                said.ts(),
                said.action(),
                said.did(),
                said.key(),
                said.msgId(),
                new UserInfo(
                        caller.id(),
                        caller.uuid(),
                        caller.userName(),
                        caller.name(),
                        caller.type().name(),
                        caller.mobileNumber(),
                        caller.emailId(),
                        caller.tenantId().value(),
                        caller.roles().stream().map(RoleInfo::of).toList()));
    }
}
