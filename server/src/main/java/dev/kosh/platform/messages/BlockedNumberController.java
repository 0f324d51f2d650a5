package dev.kosh.platform.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.events.AuditTrail;
import dev.kosh.notification.BlockedNumbers;
import dev.kosh.notification.BlockedNumbers.Extent;
import dev.kosh.platform.KnownTenants;
import dev.kosh.platform.PlatformError;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers that get no messages (docs/contract/notification.md, blocked numbers). */
@RestController
@RequestMapping("/notification/v1/blocked-numbers")
class BlockedNumberController {

    private static final String OBJECT = "BLOCKED_NUMBER";

    private final BlockedNumbers numbers;
    private final KnownTenants tenants;
    private final AuditTrail audit;

    BlockedNumberController(BlockedNumbers numbers, AuditTrail audit, KnownTenants tenants) {
        this.tenants = tenants;
        this.numbers = numbers;
        this.audit = audit;
    }

    record BlockedNumberSearch(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId) {}

    record BlockedNumberRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull @Valid NewBlockedNumber blockedNumber) {}

    record NewBlockedNumber(
            @NotBlank @Size(max = 20) String pattern,
            @Nullable Extent extent,
            @NotBlank @Size(max = 200) @SafeHtml String reason) {}

    record BlockedNumberDeletion(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 256) String tenantId,
            @NotNull UUID id) {}

    record BlockedNumberJson(UUID id, String tenantId, String pattern, Extent extent, String reason) {

        static BlockedNumberJson of(BlockedNumbers.Entry entry) {
            return new BlockedNumberJson(
                    entry.id(), entry.tenantId().value(), entry.pattern(), entry.extent(), entry.reason());
        }
    }

    record BlockedNumberResponse(ResponseInfo responseInfo, List<BlockedNumberJson> blockedNumbers) {}

    @PostMapping("/_search")
    BlockedNumberResponse search(@RequestBody @Valid BlockedNumberSearch body) {
        return response(body.requestInfo(), numbers.of(tenants.named(body.tenantId())));
    }

    @PostMapping("/_create")
    @Transactional
    public BlockedNumberResponse create(@RequestBody @Valid BlockedNumberRequest body, Caller caller) {
        NewBlockedNumber asked = body.blockedNumber();
        BlockedNumbers.Entry entry;
        try {
            entry = numbers.block(
                    tenants.named(body.tenantId()),
                    asked.pattern(),
                    asked.extent() == null ? Extent.ALL : asked.extent(),
                    asked.reason(),
                    caller.uuid());
        } catch (IllegalArgumentException noPattern) {
            throw new RequestRefused(PlatformError.INVALID_NUMBER_PATTERN, String.valueOf(noPattern.getMessage()));
        }
        audit.record(
                tenants.named(body.tenantId()),
                caller.actor(),
                "NUMBER_BLOCKED",
                OBJECT,
                entry.id().toString(),
                null);
        return response(body.requestInfo(), List.of(entry));
    }

    @PostMapping("/_delete")
    @Transactional
    public BlockedNumberResponse delete(@RequestBody @Valid BlockedNumberDeletion body, Caller caller) {
        if (!numbers.unblock(tenants.named(body.tenantId()), body.id())) {
            throw new RequestRefused(PlatformError.BLOCKED_NUMBER_NOT_FOUND, "id: the tenant has no such entry");
        }
        audit.record(
                tenants.named(body.tenantId()),
                caller.actor(),
                "NUMBER_UNBLOCKED",
                OBJECT,
                body.id().toString(),
                null);
        return response(body.requestInfo(), List.of());
    }

    private static BlockedNumberResponse response(@Nullable RequestInfo request, List<BlockedNumbers.Entry> entries) {
        return new BlockedNumberResponse(
                ResponseInfo.of(request, ResponseInfo.OK),
                entries.stream().map(BlockedNumberJson::of).toList());
    }
}
