package dev.kosh.console.jobs;

import dev.kosh.access.PageSessions;
import dev.kosh.console.shell.PageTexts;
import dev.kosh.console.shell.SeeOther;
import dev.kosh.console.shell.Toast;
import dev.kosh.console.shell.Toasts;
import dev.kosh.console.shell.Visit;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.Job;
import dev.kosh.disbursement.JobRun;
import dev.kosh.disbursement.JobRuns;
import dev.kosh.disbursement.JobScope;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Runs of the jobs: history, progress of those under way, and "run now". */
@Hidden
@Controller
class JobPageController {

    private static final String JOBS = PageSessions.ROOT + "/jobs";
    private static final String RUNS = JOBS + "/run";
    private static final String START = JOBS + "/start";
    private static final int SHOWN = 50;

    /** What people may start (docs/contract/disbursement-jobs.md). */
    private static final Set<Job> BY_PEOPLE = EnumSet.of(Job.FD, Job.FTFPS, Job.RECONCILIATION);

    private final JobRuns runs;
    private final PageSessions sessions;
    private final PageTexts texts;
    private final Toasts toasts;

    JobPageController(JobRuns runs, PageSessions sessions, PageTexts texts, Toasts toasts) {
        this.runs = runs;
        this.sessions = sessions;
        this.texts = texts;
        this.toasts = toasts;
    }

    @GetMapping(JOBS)
    ModelAndView jobs(Visit visit) {
        return list("jobs", visit)
                .addObject("upcoming", runs.upcoming())
                .addObject("startable", BY_PEOPLE)
                .addObject("mayStart", sessions.mayCall(visit.caller(), START, visit.tenant()));
    }

    /** The table alone, which a page asks for again while something runs. */
    @GetMapping(RUNS)
    ModelAndView runs(Visit visit) {
        return list("job-runs", visit);
    }

    private ModelAndView list(String template, Visit visit) {
        // Runs that were confined to another office are that office's business.
        List<JobRun> latest = runs.latest(SHOWN).stream()
                .filter(run -> concerns(run.scope().tenantId(), visit.tenant()))
                .toList();
        return new ModelAndView(template)
                .addObject("runs", latest)
                .addObject("busy", latest.stream().anyMatch(JobPageController::isUnderWay));
    }

    private static boolean concerns(@Nullable TenantId scope, TenantId tenant) {
        return scope == null || scope.equals(tenant) || scope.equals(tenant.state());
    }

    private static boolean isUnderWay(JobRun run) {
        return run.state() == JobRun.State.RUNNING || (run.state() == JobRun.State.WAITING && run.startedAt() == null);
    }

    @PostMapping(START)
    ModelAndView start(Visit visit, @RequestParam Job job, HttpServletResponse response) {
        if (!BY_PEOPLE.contains(job)) {
            throw new RequestRefused(DisbursementError.JOB_NOT_ALLOWED, job + " is started by the system only");
        }
        runs.start(job, new JobScope(visit.tenant(), null, null), visit.caller());
        toasts.leave(Toast.good(texts.get(visit.language(), "CONSOLE_JOB_STARTED", job.name())), response);
        return SeeOther.to(JOBS + "?tenantId=" + visit.tenant());
    }
}
