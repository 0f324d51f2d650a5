package dev.kosh.simulator;

/**
 * What happens to instructions without anybody's call: signed, advised and paid after so many days each, some of them
 * rejected, paid in two scrolls, or returned by the banks. Which ones is drawn from the seed and the instruction's own
 * numbers, so the order of calls changes nothing.
 *
 * @param signAfterDays          from acceptance to the office's signature, or its rejection
 * @param adviseAfterDays        from the signature to advice and token
 * @param payAfterDays           from the advice, or from the acceptance of a correction, to the debit scroll
 * @param rejectedShare          of instructions that the office rejects, 0 to 1
 * @param laterScrollShare       of beneficiaries who are left for a second scroll a day later, 0 to 1
 * @param failedShare            of transfers that come back, 0 to 1
 * @param mostDaysUntilReturn    a returned transfer comes back 1 to so many days after its voucher
 */
public record AutoMode(
        int signAfterDays,
        int adviseAfterDays,
        int payAfterDays,
        double rejectedShare,
        double laterScrollShare,
        double failedShare,
        int mostDaysUntilReturn) {

    /** Signed, advised and paid after a day each; nothing is rejected or fails. */
    public static AutoMode smooth() {
        return new AutoMode(1, 1, 1, 0, 0, 0, 1);
    }

    public AutoMode {
        if (signAfterDays < 0 || adviseAfterDays < 0 || payAfterDays < 0 || mostDaysUntilReturn < 1) {
            throw new IllegalArgumentException("days are 0 or more, mostDaysUntilReturn 1 or more");
        }
        requireShare("rejectedShare", rejectedShare);
        requireShare("laterScrollShare", laterScrollShare);
        requireShare("failedShare", failedShare);
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1, not " + share);
        }
    }
}
