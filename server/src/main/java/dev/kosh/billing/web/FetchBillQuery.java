package dev.kosh.billing.web;

import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/** Query parameters of bill fetch. Without a {@code businessService}, bills of every service are covered. */
record FetchBillQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @Nullable @SafeHtml @Size(max = 256) String businessService,
        @Nullable Set<String> consumerCode,
        @Nullable @SafeHtml @Size(max = 64) String demandId,
        @Nullable @Pattern(regexp = "^[0-9]{10}$") String mobileNumber,
        @Nullable @Email String email) {

    /** Only who says whose bills, or of what demand, may leave the service out. */
    boolean lacksService() {
        return businessService == null && !namesDemandOrPerson();
    }

    private boolean namesDemandOrPerson() {
        return StringUtils.hasText(demandId) || StringUtils.hasText(mobileNumber) || StringUtils.hasText(email);
    }

    boolean isSelective() {
        return namesDemandOrPerson() || StringUtils.hasText(businessService) && !CollectionUtils.isEmpty(consumerCode);
    }
}
