package dev.kosh.collection.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters of payment search; sets are comma-separated or repeated. */
record PaymentQuery(
        @NotNull String tenantId,
        @Nullable Set<String> ids,
        @Nullable Set<String> billIds,
        @Nullable Set<String> receiptNumbers,
        @Nullable Set<String> consumerCodes,
        @Nullable Set<String> businessServices,
        @Nullable Set<String> status,
        @Nullable Set<String> instrumentStatus,
        @Nullable Set<String> paymentModes,
        @Nullable Set<String> payerIds,
        @Nullable String transactionNumber,
        @Nullable String mobileNumber,
        @Nullable Long fromDate,
        @Nullable Long toDate,
        @Nullable @Min(0) Integer offset,
        @Nullable @Min(0) Integer limit,
        @Nullable Boolean isCountRequest) {}
