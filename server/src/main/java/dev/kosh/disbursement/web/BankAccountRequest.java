package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.BankAccount;
import dev.kosh.disbursement.BankAccountNumber;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Body of bank account create and update. */
record BankAccountRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
        @NotEmpty @Size(max = 1000) List<@Valid @NotNull AccountInput> bankAccounts) {

    record AccountInput(
            @Nullable String id,
            @NotBlank @Size(max = 50) String tenantId,
            @NotBlank @SafeHtml @Size(max = 64) String serviceCode,
            @NotBlank @SafeHtml @Size(max = 128) String referenceId,
            @NotEmpty @Size(max = 20) List<@Valid @NotNull DetailInput> bankAccountDetails,
            @Nullable @SafeHtml @Size(max = 500) String reason,
            @Nullable JsonNode additionalDetails) {

        List<BankAccount.Detail> details(List<BankAccount.Detail> before) {
            return bankAccountDetails.stream()
                    .map(detail -> detail.detail(before))
                    .toList();
        }
    }

    record DetailInput(
            @Nullable String id,
            @Nullable @SafeHtml @Size(max = 128) String accountHolderName,
            @NotBlank @Size(max = 64) String accountNumber,
            @NotBlank @SafeHtml @Size(max = 64) String accountType,
            @Nullable Boolean isPrimary,
            @Nullable Boolean isActive,
            @NotNull @Valid BranchInput bankBranchIdentifier) {

        /** A masked number that fits one on record stands for it, so that answers can be sent back as they came. */
        private BankAccount.Detail detail(List<BankAccount.Detail> before) {
            UUID given = Amounts.id("bankAccountDetails.id", id);
            String number = accountNumber.strip();
            String known = before.stream()
                    .filter(each -> each.id().equals(given)
                            && BankAccountNumber.masked(each.number()).equals(number))
                    .map(BankAccount.Detail::number)
                    .findFirst()
                    .orElse(number);
            return new BankAccount.Detail(
                    given == null ? Ids.next() : given,
                    accountHolderName,
                    known,
                    accountType,
                    Boolean.TRUE.equals(isPrimary),
                    !Boolean.FALSE.equals(isActive),
                    Objects.requireNonNullElse(bankBranchIdentifier.type, "IFSC"),
                    bankBranchIdentifier.code.strip().toUpperCase(Locale.ROOT));
        }
    }

    record BranchInput(
            @Nullable @SafeHtml @Size(max = 64) String type,
            @NotBlank @Size(max = 64) String code) {}
}
