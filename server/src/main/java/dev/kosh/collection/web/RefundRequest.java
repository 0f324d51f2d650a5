package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Body of the note that the money of a transaction was given back. */
record RefundRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @JsonProperty("Refund") @NotNull @Valid RefundInput refund) {

    /** @param reference the gateway's or the bank's number of the way back, without blanks around it */
    record RefundInput(
            @NotBlank @SafeHtml @Size(max = 50) String tenantId,
            @NotBlank @SafeHtml @Size(max = 64) String txnId,

            @NotNull @Size(max = 64) @Pattern(regexp = "[A-Za-z0-9](?:[A-Za-z0-9 ./_-]*[A-Za-z0-9])?")
            String reference) {}
}
