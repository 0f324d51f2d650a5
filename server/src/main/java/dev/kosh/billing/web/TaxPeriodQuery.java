package dev.kosh.billing.web;

import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters of the search of tax periods; all that is given must hold. */
record TaxPeriodQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @NotNull Set<String> service,
        @Nullable String periodCycle,
        @Nullable String code,
        @Nullable Set<String> id,
        @Nullable Long fromDate,
        @Nullable Long toDate,
        @Nullable Long date) {

    boolean matches(MasterResponses.TaxPeriodJson period) {
        return TaxHeadQuery.isAmongOrAny(service, period.service())
                && TaxHeadQuery.isOrAny(periodCycle, period.periodCycle())
                && TaxHeadQuery.isOrAny(code, period.code())
                && TaxHeadQuery.isAmongOrAny(id, period.id())
                && (fromDate == null || period.fromDate() >= fromDate)
                && (toDate == null || period.toDate() <= toDate)
                && (date == null || period.fromDate() <= date && date <= period.toDate());
    }
}
