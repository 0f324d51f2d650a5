package dev.kosh.disbursement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A revised instruction that is about to be made. All that is not said here it has from its original.
 *
 * @param previousNumber instruction of the last failure that it covers
 * @param at its creation, which is its bill date in every later call
 * @param by user who wants it
 */
public record NewRevision(
        UUID id,
        String number,
        PaymentInstruction original,
        String previousNumber,
        List<Attempt> attempts,
        Instant at,
        String by) {

    /**
     * A payment that is made again.
     *
     * @param id of the new row
     * @param failed the attempt before
     * @param sentTo the same person with the account of now
     */
    public record Attempt(UUID id, Beneficiary failed, SentPayee sentTo, String ifsc, String accountType) {}
}
