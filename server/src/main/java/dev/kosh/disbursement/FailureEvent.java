package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A failure record of the treasury on file. Dates that it told are texts as it wrote them.
 *
 * @param instructionId of its instruction; of the one that was asked about when its own is not known; null when neither
 *     is
 * @param beneficiaryId row of the payment that it is of; null as long as nobody's
 * @param correction what an event said before the treasury corrected it
 * @param accountNumber its last four characters, the rest masked
 * @param reason why it waits, or waited
 * @param warnings what was odd about it
 * @param attemptId exchange that it came by
 * @param resolution how its waiting ended
 */
public record FailureEvent(
        UUID id,
        TenantId tenantId,
        TreasuryService api,
        boolean correction,
        @Nullable UUID instructionId,
        @Nullable String instructionNumber,
        @Nullable UUID beneficiaryId,
        @Nullable String billNumber,
        @Nullable String billReference,
        @Nullable String originalBillReference,
        @Nullable String tokenNumber,
        @Nullable String tokenDate,
        @Nullable String voucherNumber,
        @Nullable String voucherDate,
        @Nullable String beneficiaryNumber,
        @Nullable String accountNumber,
        @Nullable String ifsc,
        @Nullable String utrNumber,
        @Nullable String utrDate,
        @Nullable String endToEndId,
        @Nullable String challanNumber,
        @Nullable String challanDate,
        @Nullable String failedReason,
        FailureState state,
        @Nullable QuarantineReason reason,
        List<String> warnings,
        SmsState sms,
        @Nullable UUID attemptId,
        Instant firstSeenAt,
        Instant lastSeenAt,
        int seenCount,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        @Nullable String resolution) {}
