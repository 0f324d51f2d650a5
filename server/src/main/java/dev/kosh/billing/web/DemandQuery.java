package dev.kosh.billing.web;

import dev.kosh.billing.DemandStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
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
        @Nullable Kind type,
        @Nullable @Min(1) @Max(500) Integer limit,
        @Nullable @Min(0) Integer offset) {

    /** What the original lets a search ask for and does not filter by; it refuses anything else. */
    enum Kind {
        ARREARS,
        CURRENT,
        DUES
    }

    /** Whether it asks for a status that no demand has. */
    boolean namesNoStatus() {
        return StringUtils.hasText(status) && wantedStatus() == null;
    }

    /** In these letters: unlike in bodies, {@code active} is none. */
    @Nullable
    DemandStatus wantedStatus() {
        return Arrays.stream(DemandStatus.values())
                .filter(each -> each.name().equals(status))
                .findFirst()
                .orElse(null);
    }

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
