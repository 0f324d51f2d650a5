package dev.kosh.collection.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Query parameters of the plain search. A larger page is refused, not cut: who pages by his own size would miss some. */
record PlainSearchQuery(
        @NotNull String tenantId,
        @Nullable @Min(0) Integer offset,
        @Nullable @Min(0) @Max(1000) Integer limit) {}
