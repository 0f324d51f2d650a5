package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.PiType;
import dev.kosh.disbursement.Pushes;
import dev.kosh.disbursement.Revisions;
import dev.kosh.disbursement.jobs.JobWork;
import dev.kosh.treasury.Treasury;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs PI and COR: what got no answer goes again every evening. */
@Configuration(proxyBeanMethods = false)
class RepushJobs {

    private static final String SYSTEM = "SYSTEM";

    @Bean
    JobWork<PushTarget> originalsAgain(PushTargets targets, Treasury treasury, Pushes pushes) {
        return new RepushJob(
                Job.PI,
                PiType.ORIGINAL,
                targets,
                treasury,
                (pass, target) -> pushes.push(target.tenantId(), target.id(), pass.trigger(), pass.slot(), SYSTEM)
                        .outcome());
    }

    @Bean
    JobWork<PushTarget> revisedAgain(PushTargets targets, Treasury treasury, Revisions revisions) {
        return new RepushJob(
                Job.COR,
                PiType.REVISED,
                targets,
                treasury,
                (pass, target) ->
                        revisions.resubmit(target.tenantId(), target.id(), pass.trigger(), pass.slot(), SYSTEM));
    }
}
