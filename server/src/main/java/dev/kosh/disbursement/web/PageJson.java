package dev.kosh.disbursement.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a result is wanted, and which was given.
 *
 * @param offSet in the spelling of the original
 */
record PageJson(
        @Nullable @Min(1) @Max(500) Integer limit,
        @Nullable @Min(0) Integer offSet,
        @Nullable String sortBy,
        @Nullable String order) {

    private static final int USUAL = 50;

    static int limit(@Nullable PageJson page) {
        return page == null || page.limit == null ? USUAL : page.limit;
    }

    static int offset(@Nullable PageJson page) {
        return page == null || page.offSet == null ? 0 : page.offSet;
    }
}
