package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.CallReport;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service of the treasury that is asked about one instruction at a time: PIS, PAG, PD, FD, FTPS, FTFPS. Calling,
 * classifying and noting what changes nothing is the same for all ({@link InstructionPolls}); this is what differs.
 */
public interface InstructionPoll {

    TreasuryService api();

    /** What the call sends, in the order of the wire; a member that is null or blank keeps the call from being made. */
    ObjectNode params(PollTarget target);

    /** What an answer means; errors with a meaning of their own, and rows that cannot be used, are told apart here. */
    default Verdict verdict(PollTarget target, TreasuryAnswer answer) {
        return Verdict.of(answer);
    }

    /**
     * Applies an answer that changes more than the instruction's message: a success with rows, or an error with a
     * meaning of its own. One transaction; applying the same answer again changes nothing more.
     *
     * @param report of the call, with the outcome of the verdict
     * @return payments that were found to have failed
     */
    int apply(PollTarget target, TreasuryAnswer answer, CallReport report);
}
