package dev.kosh.billing.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters of amendment search; lists are comma-separated or repeated. */
record AmendmentQuery(
        @NotNull String tenantId,
        @NotNull String businessService,
        @Nullable String amendmentId,
        @Nullable Set<String> consumerCode,
        @Nullable String mobileNumber,
        @Nullable Set<String> status,
        @Nullable @Min(0) Integer offset,
        @Nullable @Min(1) Integer limit) {}
