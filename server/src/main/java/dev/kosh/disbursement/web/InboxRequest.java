package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.PiType;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of the inbox. */
record InboxRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Nullable @Valid Inbox inbox) {

    record Inbox(
            @Nullable @Size(max = 50) String tenantId,
            @Nullable @Valid ModuleSearchCriteria moduleSearchCriteria,
            @Nullable @PositiveOrZero Integer limit,
            @Nullable @PositiveOrZero Integer offset) {}

    /**
     * What is looked for.
     *
     * @param status one, or a list of them
     * @param createdFrom epoch milliseconds: the beginning of a day in India
     */
    record ModuleSearchCriteria(
            @Nullable @Size(max = 50) String tenantId,
            @Nullable PiType piType,
            @Nullable @Size(max = 64) String billNumber,
            @Nullable @Size(max = 64) String jitBillNo,
            @Nullable JsonNode status,
            @Nullable Long createdFrom,
            @Nullable Long createdTo,
            @Nullable @Size(max = 256) String ward,
            @Nullable @Size(max = 256) String projectName,
            @Nullable @Size(max = 256) String projectType) {}
}
