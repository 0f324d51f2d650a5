package dev.kosh.disbursement.jobs;

import dev.kosh.disbursement.Job;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * When jobs are due ({@code jit.*}, docs/contract/disbursement-jobs.md).
 *
 * @param catchup when pieces without response are asked again, counted from the end of the first pass
 * @param pollInterval how often a process looks whether something is due
 */
@ConfigurationProperties("jit")
record JobSettings(
        @DefaultValue Cron cron,
        @DefaultValue({"PT15M", "PT30M", "PT60M"}) List<Duration> catchup,
        @DefaultValue("1s") Duration pollInterval) {

    /** The value that switches a job off. */
    private static final String OFF = "-";

    /** Spring's cron expressions with seconds, read in {@code zone}; {@code -} switches a job off. */
    record Cron(
            @DefaultValue("Asia/Kolkata") ZoneId zone,
            @DefaultValue("0 0 22 * * *") String va,
            @DefaultValue("0 0 22 * * *") String pis,
            @DefaultValue("0 0 22 * * *") String pd,
            @DefaultValue("0 0 22 * * *") String ftps,
            @DefaultValue("0 0 22 * * *") String fd,
            @DefaultValue("0 0 22 * * *") String ftfps,
            @DefaultValue("0 15 22 * * *") String pag,
            @DefaultValue("0 0 21 * * *") String repush,
            @DefaultValue("0 */30 * * * *") String pa,
            @DefaultValue("0 30 23 * * *") String reconciliation) {

        private String of(Job job) {
            return switch (job) {
                case VA -> va;
                case PIS -> pis;
                case PD -> pd;
                case FTPS -> ftps;
                case FD -> fd;
                case FTFPS -> ftfps;
                case PAG -> pag;
                case PI, COR -> repush;
                case PA -> pa;
                case RECONCILIATION -> reconciliation;
            };
        }
    }

    /** The slots of a job; empty when it is switched off. */
    Optional<Slots> slots(Job job) {
        String expression = cron.of(job);
        return expression.equals(OFF)
                ? Optional.empty()
                : Optional.of(new Slots(CronExpression.parse(expression), cron.zone()));
    }
}
