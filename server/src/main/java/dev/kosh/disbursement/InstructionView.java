package dev.kosh.disbursement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A payment instruction with everything that its page and its search answer show.
 *
 * @param actions what may be done, in the order of the menu
 * @param chain the other instructions of its chain, oldest first
 * @param payees whom each payment was sent to, by beneficiary; accounts masked but for the last four characters
 * @param timeline newest first
 * @param openQuarantine failure records of it that wait for review
 */
public record InstructionView(
        PaymentInstruction instruction,
        Set<PiAction> actions,
        UpstreamStatus upstreamStatus,
        List<Related> chain,
        Map<UUID, ShownPayee> payees,
        List<StatusLogEntry> timeline,
        List<LedgerEntry> ledger,
        int openQuarantine) {

    /** Another instruction of the chain. */
    public record Related(String number, PiType type, PiStatus status) {}
}
