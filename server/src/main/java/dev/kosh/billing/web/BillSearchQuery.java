package dev.kosh.billing.web;

import dev.kosh.billing.BillStatus;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/** Query parameters of bill search. */
record BillSearchQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @Nullable Set<String> billId,
        @Nullable Set<String> consumerCode,
        @Nullable @SafeHtml @Size(max = 256) String service,
        @Nullable @Pattern(regexp = "^[0-9]{10}$") String mobileNumber,
        @Nullable @Email String email,
        @Nullable @SafeHtml @Size(max = 256) String billNumber,
        @Nullable BillStatus status,
        @Nullable Long fromPeriod,
        @Nullable Long toPeriod,
        @Nullable Boolean retrieveOldest,
        @Nullable Boolean orderBy) {

    boolean isSelective() {
        return !CollectionUtils.isEmpty(billId)
                || !CollectionUtils.isEmpty(consumerCode)
                || StringUtils.hasText(mobileNumber)
                || StringUtils.hasText(email)
                || StringUtils.hasText(billNumber);
    }
}
