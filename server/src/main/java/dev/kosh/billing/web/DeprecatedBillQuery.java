package dev.kosh.billing.web;

import dev.kosh.wire.SafeHtml;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Query parameters that the deprecated ways to a bill check before they refuse. */
record DeprecatedBillQuery(
        @NotNull @SafeHtml @Size(max = 256) String tenantId,
        @NotNull @SafeHtml @Size(max = 256) String businessService,
        @Nullable @Pattern(regexp = "^[0-9]{10}$") String mobileNumber,
        @Nullable @Email String email) {}
