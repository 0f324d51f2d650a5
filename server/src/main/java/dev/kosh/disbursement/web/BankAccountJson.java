package dev.kosh.disbursement.web;

import dev.kosh.disbursement.BankAccount;
import dev.kosh.disbursement.BankAccountNumber;
import dev.kosh.wire.AuditDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bank accounts of a payee as the wire has them; numbers masked unless they were revealed. */
record BankAccountJson(
        String id,
        String tenantId,
        String serviceCode,
        String referenceId,
        List<Detail> bankAccountDetails,
        @Nullable JsonNode additionalDetails,
        @Nullable Change pendingChange,
        AuditDetails auditDetails) {

    /** One account. */
    record Detail(
            String id,
            @Nullable String accountHolderName,
            String accountNumber,
            String accountType,
            boolean isPrimary,
            boolean isActive,
            Branch bankBranchIdentifier) {

        static Detail of(BankAccount.Detail detail, boolean clear) {
            return new Detail(
                    detail.id().toString(),
                    detail.holder(),
                    clear ? detail.number() : BankAccountNumber.masked(detail.number()),
                    detail.type(),
                    detail.primary(),
                    detail.active(),
                    new Branch(detail.branchType(), detail.ifsc()));
        }
    }

    /** Which branch keeps it. */
    record Branch(String type, String code) {}

    /** A correction that waits for a second person. */
    record Change(
            String id,
            String state,
            @Nullable String reason,
            String proposedBy,
            long proposedAt,
            List<Detail> bankAccountDetails) {

        static @Nullable Change of(BankAccount.@Nullable Change change, boolean clear) {
            return change == null
                    ? null
                    : new Change(
                            change.id().toString(),
                            change.state(),
                            change.reason(),
                            change.proposedBy(),
                            change.proposedAt(),
                            change.details().stream()
                                    .map(detail -> Detail.of(detail, clear))
                                    .toList());
        }
    }

    static BankAccountJson of(BankAccount account, boolean clear) {
        return new BankAccountJson(
                account.id().toString(),
                account.tenantId().value(),
                account.serviceCode(),
                account.payeeId(),
                account.details().stream()
                        .map(detail -> Detail.of(detail, clear))
                        .toList(),
                account.additionalDetails(),
                Change.of(account.pendingChange(), clear),
                account.audit());
    }
}
