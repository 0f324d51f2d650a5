package dev.kosh.disbursement.polls;

import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.treasury.Treasury;
import dev.kosh.treasury.TreasuryService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that ask about instructions one by one. */
@Configuration(proxyBeanMethods = false)
class PollJobs {

    private final InstructionPolls polls;
    private final PollTargets targets;
    private final PollTallies tallies;
    private final Treasury treasury;
    private final int horizonDays;

    PollJobs(
            InstructionPolls polls,
            PollTargets targets,
            PollTallies tallies,
            Treasury treasury,
            @Value("${jit.fd.horizon-days:90}") int horizonDays) {
        this.polls = polls;
        this.targets = targets;
        this.tallies = tallies;
        this.treasury = treasury;
        this.horizonDays = horizonDays;
    }

    @Bean
    JobWork<PollTarget> pisJob() {
        return of(TreasuryService.PIS);
    }

    @Bean
    JobWork<PollTarget> pagJob() {
        return of(TreasuryService.PAG);
    }

    @Bean
    JobWork<PollTarget> pdJob() {
        return of(TreasuryService.PD);
    }

    @Bean
    JobWork<PollTarget> ftpsJob() {
        return of(TreasuryService.FTPS);
    }

    @Bean
    @ConditionalOnExpression("'${jit.fd.request-profile:SEED}' != 'VOUCHER_DATE'")
    JobWork<PollTarget> fdJob() {
        return of(TreasuryService.FD);
    }

    @Bean
    JobWork<PollTarget> ftfpsJob() {
        return of(TreasuryService.FTFPS);
    }

    private JobWork<PollTarget> of(TreasuryService api) {
        return new PollWork(api, polls, targets, tallies, treasury, horizonDays);
    }
}
