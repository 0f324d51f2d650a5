package dev.kosh.billing.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/** Query parameters of demand search; lists are comma-separated or repeated. */
record DemandQuery(
        @NotNull String tenantId,
        @Nullable Set<String> demandId,
        @Nullable Set<String> consumerCode,
        @Nullable String businessService,
        @Nullable String mobileNumber,
        @Nullable String email,
        @Nullable Set<String> payer,
        @Nullable String status,
        @Nullable Boolean isPaymentCompleted,
        @Nullable Long periodFrom,
        @Nullable Long periodTo,
        @Nullable @Min(1) @Max(500) Integer limit,
        @Nullable @Min(0) Integer offset) {

    boolean isSelective() {
        return !CollectionUtils.isEmpty(demandId)
                || !CollectionUtils.isEmpty(consumerCode)
                || StringUtils.hasText(businessService)
                || StringUtils.hasText(mobileNumber)
                || StringUtils.hasText(email)
                || !CollectionUtils.isEmpty(payer);
    }

    Set<UUID> demandIds() {
        Set<UUID> ids = new HashSet<>();
        if (demandId != null) {
            demandId.forEach(text -> {
                UUID id = DemandInputs.id(text);
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }
}
