package dev.kosh.billing.web;

import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters of the search of services, which go by their codes. */
record BusinessServiceQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @NotNull Set<String> businessService,
        @Nullable Set<String> id) {

    boolean matches(MasterResponses.BusinessServiceDetailJson service) {
        return TaxHeadQuery.isAmongOrAny(businessService, service.code())
                && TaxHeadQuery.isAmongOrAny(id, service.id());
    }
}
