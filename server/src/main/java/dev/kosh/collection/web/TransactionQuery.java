package dev.kosh.collection.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Query parameters of transaction search. */
record TransactionQuery(
        @Nullable String tenantId,
        @Nullable String txnId,
        @Nullable String billId,
        @Nullable String userUuid,
        @Nullable String receipt,
        @Nullable String consumerCode,
        @Nullable String txnStatus,
        @Nullable String receiptStatus,
        @Nullable String refundReference,
        @Nullable @Min(0) @Max(1_000_000) Integer offset,
        @Nullable @Min(0) Integer limit) {}
