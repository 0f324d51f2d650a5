package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.orders.PushSettings;
import dev.kosh.disbursement.polls.InstructionPoll;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryService;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** FD: which payments of an original instruction came back. */
@Component
class FdPoll implements InstructionPoll {

    private final FailureSettings settings;
    private final PushSettings treasury;
    private final FailureAnswers answers;

    FdPoll(FailureSettings settings, PushSettings treasury, FailureAnswers answers) {
        this.settings = settings;
        this.treasury = treasury;
        this.answers = answers;
    }

    @Override
    public TreasuryService api() {
        return TreasuryService.FD;
    }

    @Override
    public ObjectNode params(PollTarget target) {
        FailedPaymentsProfile profile = settings.requestProfile();
        // A person asks about one instruction even where the night asks by voucher date.
        return FailedPaymentsRequest.fd(
                profile == FailedPaymentsProfile.VOUCHER_DATE ? FailedPaymentsProfile.BILL : profile,
                target,
                treasury.appName());
    }

    @Override
    public int apply(PollTarget target, TreasuryAnswer answer, CallReport report) {
        return answers.apply(target, answer.data(), report);
    }
}
