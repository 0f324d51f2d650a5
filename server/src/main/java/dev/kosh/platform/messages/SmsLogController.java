package dev.kosh.platform.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.notification.LoggedSms;
import dev.kosh.notification.SmsLog;
import dev.kosh.notification.SmsStatus;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which messages went out, and how far they came (docs/contract/notification.md, log). */
@RestController
class SmsLogController {

    private static final int USUAL_LIMIT = 50;

    private final SmsLog log;

    SmsLogController(SmsLog log) {
        this.log = log;
    }

    record SmsSearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotNull TenantId tenantId,
            @Nullable @Min(1) @Max(500) Integer limit,
            @Nullable @Min(0) @Max(1_000_000) Integer offset) {}

    record SmsJson(
            String reference,
            String template,
            String locale,
            String mobileNumber,
            SmsStatus status,
            @Nullable String providerMessageId,
            int attempts,
            long createdTime,
            long triedTime,
            @Nullable Long reportedTime) {

        static SmsJson of(LoggedSms sms) {
            return new SmsJson(
                    sms.reference(),
                    sms.template(),
                    sms.locale(),
                    sms.maskedNumber(),
                    sms.status(),
                    sms.providerMessageId(),
                    sms.attempts(),
                    sms.createdAt().toEpochMilli(),
                    sms.triedAt().toEpochMilli(),
                    sms.reportedAt() == null ? null : sms.reportedAt().toEpochMilli());
        }
    }

    record SmsResponse(ResponseInfo responseInfo, List<SmsJson> sms, long count) {}

    @PostMapping("/notification/v1/sms/_search")
    SmsResponse search(@RequestBody @Valid SmsSearch body) {
        int limit = body.limit() == null ? USUAL_LIMIT : body.limit();
        int offset = body.offset() == null ? 0 : body.offset();
        return new SmsResponse(
                ResponseInfo.of(body.requestInfo(), ResponseInfo.OK),
                log.latest(body.tenantId(), limit, offset).stream()
                        .map(SmsJson::of)
                        .toList(),
                log.count(body.tenantId()));
    }
}
