package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of a resolution.
 *
 * @param beneficiaryRowId needed to apply
 * @param note why it is put aside
 */
record FailureResolveRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotNull @SafeHtml @Size(min = 2, max = 50) String tenantId,
        @NotNull @Size(max = 64) String id,
        @NotNull @Size(max = 64) String resolution,
        @Nullable @Size(max = 64) String beneficiaryRowId,
        @Nullable @SafeHtml @Size(max = 1000) String note) {

    /** What becomes of a record. */
    enum Resolution {
        APPLY_TO,
        IGNORE
    }
}
