package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.FailureCriteria;
import dev.kosh.disbursement.FailureEvent;
import dev.kosh.disbursement.FailureReview;
import dev.kosh.disbursement.FailureState;
import dev.kosh.disbursement.QuarantineReason;
import dev.kosh.masters.Masters;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Failure records of the treasury, and the review of those that fit nowhere. */
@RestController
@RequestMapping("/ifms-adapter/failures/v1")
class FailureController {

    private static final int DEFAULT_LIMIT = 50;

    private final FailureReview review;
    private final Masters masters;

    FailureController(FailureReview review, Masters masters) {
        this.review = review;
        this.masters = masters;
    }

    @PostMapping("/_search")
    FailureSearchResponse search(@Valid @RequestBody FailureSearchRequest request) {
        FailureCriteria criteria = new FailureCriteria(
                tenantsUnder(Tenants.needed(request.tenantId())),
                oneOf(FailureState.class, "state", request.state()),
                oneOf(QuarantineReason.class, "reasonCode", request.reasonCode()),
                null,
                instant(request.from()),
                instant(request.to()),
                Objects.requireNonNullElse(request.limit(), DEFAULT_LIMIT),
                Objects.requireNonNullElse(request.offset(), 0));
        return new FailureSearchResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                review.find(criteria).stream().map(FailureJson::of).toList(),
                review.count(criteria));
    }

    @PostMapping("/_resolve")
    FailureResponse resolve(@Valid @RequestBody FailureResolveRequest request, Caller caller) {
        TenantId tenant = Tenants.needed(request.tenantId());
        UUID id = uuid("id", request.id());
        FailureEvent resolved = switch (oneOfRequired(
                FailureResolveRequest.Resolution.class, "resolution", request.resolution())) {
            case APPLY_TO ->
                review.applyTo(tenant, id, uuid("beneficiaryRowId", request.beneficiaryRowId()), caller.actor());
            case IGNORE -> review.ignore(tenant, id, request.note(), caller.actor());
        };
        return new FailureResponse(ResponseInfo.of(request.requestInfo(), ResponseInfo.OK), FailureJson.of(resolved));
    }

    /** The ULB; for a state all of its ULBs and the state itself, where records of unknown ULBs are. */
    private List<TenantId> tenantsUnder(TenantId tenant) {
        return tenant.isState()
                ? Stream.concat(
                                Stream.of(tenant),
                                masters.tenants().stream()
                                        .map(Tenant::id)
                                        .filter(each -> each.state().equals(tenant) && !each.isState()))
                        .toList()
                : List.of(tenant);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String member, @Nullable String name) {
        return name == null || name.isBlank() ? null : oneOfRequired(type, member, name);
    }

    private static <E extends Enum<E>> E oneOfRequired(Class<E> type, String member, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.PI_REQUEST_INVALID_PARAMS,
                        "%s: give one of %s".formatted(member, Arrays.toString(type.getEnumConstants()))));
    }

    private static UUID uuid(String member, @Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException malformed) {
            throw new RequestRefused(DisbursementError.PI_REQUEST_INVALID_PARAMS, member + ": give an id (a UUID)");
        }
    }

    private static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
    }

    /** Answer of a search. */
    record FailureSearchResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<FailureJson> failures, long totalCount) {}

    /** Answer of a resolution. */
    record FailureResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, FailureJson failure) {}
}
