package dev.kosh.disbursement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of an instruction comes from, as the treasury was told. A revised instruction has the codes of its
 * original and takes nothing from the sanction.
 *
 * @param ssuId the spending unit, {@code ssuIaId} on the wire
 * @param sanctionId of ours; null as long as no sanction was found
 */
public record FundSource(
        @Nullable String ddoCode,
        @Nullable String granteeAgCode,
        @Nullable String schemeCode,
        @Nullable String headOfAccount,
        @Nullable String ssuId,
        @Nullable UUID sanctionId,
        @Nullable String masterAllotmentId,
        @Nullable String ssuAllotmentId,
        @Nullable Integer allotmentSerial) {

    public static final FundSource NONE = new FundSource(null, null, null, null, null, null, null, null, null);
}
