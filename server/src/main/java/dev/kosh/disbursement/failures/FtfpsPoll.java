package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** FTFPS: which payments of a revised instruction came back. */
@Component
class FtfpsPoll implements InstructionPoll {

    private final FailureAnswers answers;

    FtfpsPoll(FailureAnswers answers) {
        this.answers = answers;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.FTFPS;
    }

    @Override
    public ObjectNode params(PollTarget target) {
        return FailedPaymentsRequest.ftfps(target);
    }

    @Override
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        return answers.apply(target, answer.data(), report);
    }
}
