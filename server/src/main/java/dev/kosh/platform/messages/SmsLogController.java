package dev.kosh.platform.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.notification.LoggedSms;
import dev.kosh.notification.SmsLog;
import dev.kosh.notification.SmsStatus;
import dev.kosh.platform.KnownTenants;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
    private final KnownTenants tenants;

    SmsLogController(SmsLog log, KnownTenants tenants) {
        this.tenants = tenants;
        this.log = log;
    }

    record SmsSearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
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
                log.latest(tenants.named(body.tenantId()), limit, offset).stream()
                        .map(SmsJson::of)
                        .toList(),
                log.count(tenants.named(body.tenantId())));
    }
}
