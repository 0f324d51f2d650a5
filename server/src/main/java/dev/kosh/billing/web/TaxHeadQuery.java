package dev.kosh.billing.web;

import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters of the search of tax heads; all that is given must hold. */
record TaxHeadQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @Nullable String service,
        @Nullable String category,
        @Nullable String name,
        @Nullable Set<String> code,
        @Nullable Set<String> id,
        @Nullable Boolean isDebit,
        @Nullable Boolean isActualDemand) {

    boolean matches(MasterResponses.TaxHeadMasterJson head) {
        return isOrAny(service, head.service())
                && isOrAny(category, head.category())
                && isOrAny(name, head.name())
                && isAmongOrAny(code, head.code())
                && isAmongOrAny(id, head.id())
                && isOrAny(isDebit, head.isDebit())
                && isOrAny(isActualDemand, head.isActualDemand());
    }

    static boolean isOrAny(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals("") || Objects.equals(wanted, found);
    }

    static boolean isAmongOrAny(@Nullable Set<String> wanted, @Nullable String found) {
        return wanted == null || wanted.isEmpty() || found != null && wanted.contains(found);
    }
}
