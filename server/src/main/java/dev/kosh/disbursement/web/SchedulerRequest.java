package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Body of a start by hand; its members confine the run. */
record SchedulerRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Nullable @Size(max = 50) String tenantId,
        @Nullable @Size(max = 64) String piNumber,
        @Nullable LocalDate voucherDate) {

    /** The same with what the query says where the body says nothing. */
    SchedulerRequest or(
            @Nullable String otherTenantId, @Nullable String otherPiNumber, @Nullable LocalDate otherVoucherDate) {
        return new SchedulerRequest(
                requestInfo,
                tenantId == null ? otherTenantId : tenantId,
                piNumber == null ? otherPiNumber : piNumber,
                voucherDate == null ? otherVoucherDate : voucherDate);
    }
}
