package dev.kosh.wire;

import org.jspecify.annotations.Nullable;

/**
 * What every answer says of the call it answers (docs/contract/platform.md, ResponseInfo).
 *
 * @param ts echo of the request's
 * @param resMsgId our correlation id, for support
 * @param status textual HTTP status, such as {@code 200 OK}
 */
public record ResponseInfo(
        @Nullable String apiId,
        @Nullable String ver,
        @Nullable Long ts,
        @Nullable String resMsgId,
        @Nullable String msgId,
        String status) {

    public static final String OK = "200 OK";
    public static final String CREATED = "201 CREATED";
    public static final String ACCEPTED = "202 ACCEPTED";
    public static final String BAD_REQUEST = "400 BAD_REQUEST";

    public static ResponseInfo of(@Nullable RequestInfo request, String status) {
        String correlationId = CorrelationId.current();
        return request == null
                ? new ResponseInfo(null, null, null, correlationId, null, status)
                : new ResponseInfo(
                        request.apiId(), request.ver(), request.ts(), correlationId, request.msgId(), status);
    }
}
