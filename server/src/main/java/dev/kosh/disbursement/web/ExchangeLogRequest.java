package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code pi/v1/_logs}.
 *
 * @param includePayload also what was sent and received, in clear
 */
record ExchangeLogRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotBlank @Size(max = 50) String tenantId,
        @NotBlank @Size(max = 64) String piNumber,
        @Nullable TreasuryService serviceId,
        @Nullable Boolean includePayload,
        @Nullable @PositiveOrZero Integer limit,
        @Nullable @PositiveOrZero Integer offset) {}
