package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.PiType;
import dev.kosh.wire.RequestInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the search as the second adapter has it: the same instructions, other names. */
record PaymentInstructionsRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @Nullable @Valid Criteria criteria,
        @Nullable @Valid Pagination pagination) {

    record Criteria(
            @Nullable @Size(max = 100) List<@Nullable String> ids,

            @JsonProperty("payment_number") @Nullable @Size(max = 64)
            String paymentNumber,

            @JsonProperty("transaction_id") @Nullable @Size(max = 64)
            String transactionId,

            @Nullable @Size(max = 32) String status,
            @Nullable @Size(max = 50) String tenantId,
            @Nullable PiType type) {}

    record Pagination(
            @Nullable @PositiveOrZero Integer limit,

            @JsonProperty("offSet") @Nullable @PositiveOrZero
            Integer offset,

            @Nullable String sortBy,
            @Nullable String order) {}

    /** The same question in the names of the first adapter. */
    InstructionSearchRequest.@Nullable SearchCriteria inFirstNames() {
        if (criteria == null) {
            return null;
        }
        Pagination page = pagination == null ? new Pagination(null, null, null, null) : pagination;
        return new InstructionSearchRequest.SearchCriteria(
                criteria.ids,
                criteria.tenantId,
                criteria.status,
                criteria.paymentNumber,
                criteria.transactionId,
                null,
                null,
                criteria.type,
                null,
                page.limit,
                page.offset,
                page.sortBy,
                page.order);
    }
}
