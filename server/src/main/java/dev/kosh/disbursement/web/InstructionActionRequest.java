package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of an action on one instruction.
 *
 * @param note of a review
 * @param idempotencyKey of a refresh: means what the header Idempotency-Key means; the edge reads it
 */
record InstructionActionRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotBlank @Size(max = 50) String tenantId,
        @NotBlank @Size(max = 64) String piNumber,
        @Nullable @Size(max = 1000) String note,
        @Nullable @Size(max = 255) String idempotencyKey) {}
