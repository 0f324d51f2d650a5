package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.QuarantineReason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure record and whose it is.
 *
 * @param beneficiary null when nobody's; the reason says why
 * @param key what the record is stored under when it is somebody's; else the same as {@code unmatchedKey}
 * @param unmatchedKey what it is, or was, stored under as long as it is nobody's
 * @param contentHash equal for records that say the same
 */
record MatchedRow(
        FailedRow row,
        @Nullable Beneficiary beneficiary,
        @Nullable QuarantineReason reason,
        Set<FailureWarning> warnings,
        String key,
        String unmatchedKey,
        String contentHash) {}
