package dev.kosh.disbursement.web;

import dev.kosh.disbursement.FailureEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure record on the wire; times are epoch milliseconds, the account number is masked. */
record FailureJson(
        String id,
        String tenantId,
        String serviceId,
        boolean correction,
        @Nullable String piNumber,
        @Nullable String beneficiaryRowId,
        @Nullable String billNumber,
        @Nullable String billRefNo,
        @Nullable String orgBillRefNumber,
        @Nullable String tokenNumber,
        @Nullable String tokenDate,
        @Nullable String voucherNo,
        @Nullable String voucherDate,
        @Nullable String benfId,
        @Nullable String benfAcctNo,
        @Nullable String benfBankIfscCode,
        @Nullable String utrNo,
        @Nullable String utrDate,
        @Nullable String endToEndId,
        @Nullable String challanNumber,
        @Nullable String challanDate,
        @Nullable String failedReason,
        String state,
        @Nullable String reasonCode,
        List<String> warnings,
        String smsState,
        @Nullable String rawLogId,
        long firstSeenAt,
        long lastSeenAt,
        int seenCount,
        @Nullable String resolvedBy,
        @Nullable Long resolvedAt,
        @Nullable String resolution) {

    static FailureJson of(FailureEvent event) {
        return new FailureJson(
                event.id().toString(),
                event.tenantId().value(),
                event.api().name(),
                event.correction(),
                event.instructionNumber(),
                text(event.beneficiaryId()),
                event.billNumber(),
                event.billReference(),
                event.originalBillReference(),
                event.tokenNumber(),
                event.tokenDate(),
                event.voucherNumber(),
                event.voucherDate(),
                event.beneficiaryNumber(),
                event.accountNumber(),
                event.ifsc(),
                event.utrNumber(),
                event.utrDate(),
                event.endToEndId(),
                event.challanNumber(),
                event.challanDate(),
                event.failedReason(),
                event.state().name(),
                text(event.reason()),
                event.warnings(),
                event.sms().name(),
                text(event.attemptId()),
                event.firstSeenAt().toEpochMilli(),
                event.lastSeenAt().toEpochMilli(),
                event.seenCount(),
                event.resolvedBy(),
                millis(event.resolvedAt()),
                event.resolution());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
