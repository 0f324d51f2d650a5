package dev.kosh.disbursement;

import dev.kosh.treasury.MaskedText;
import org.jspecify.annotations.Nullable;

/**
 * What the treasury answered about an instruction as a whole.
 *
 * @param treasuryPiId {@code pmtInstId}, known once it is signed
 * @param treasuryPiDate {@code payInstDate} as written
 * @param errorText the last error of any call
 */
public record TreasuryReply(
        @Nullable String successCode,
        @Nullable String successDescription,
        @Nullable String treasuryPiId,
        @Nullable String treasuryPiDate,
        @Nullable String errorText) {

    /** Masks long numbers in what the treasury says in its own words: that is kept in clear. */
    public TreasuryReply {
        successDescription = MaskedText.of(successDescription);
        errorText = MaskedText.of(errorText);
    }

    public static final TreasuryReply NONE = new TreasuryReply(null, null, null, null, null);

    /** What an answer to a push tells. */
    public static TreasuryReply toPush(@Nullable String successCode, @Nullable String description) {
        return new TreasuryReply(successCode, description, null, null, null);
    }

    /** What an answer to PIS tells. */
    public static TreasuryReply signed(String treasuryPiId, @Nullable String treasuryPiDate) {
        return new TreasuryReply(null, null, treasuryPiId, treasuryPiDate, null);
    }
}
