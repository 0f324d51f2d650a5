package dev.kosh.collection.gateway;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.events.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Asks gateways what became of transactions that nobody asked about, until each has ended (docs/contract/gateway.md,
 * polls). db-scheduler sees to it that one process does; what a dying process had taken is due again after the lease.
 */
@Component
class GatewayPolls {

    private static final Logger log = LoggerFactory.getLogger(GatewayPolls.class);

    private static final Actor JOB = new Actor("-", "poll-gateway-transactions", "-", null);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 50;

    private final StatusInquiry inquiry;
    private final Settling settling;
    private final TransactionStore store;
    private final PollTimes times;
    private final Clock clock;

    GatewayPolls(StatusInquiry inquiry, Settling settling, TransactionStore store, PollTimes times, Clock clock) {
        this.inquiry = inquiry;
        this.settling = settling;
        this.store = store;
        this.times = times;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> pollGatewayTransactions() {
        return Tasks.recurring("poll-gateway-transactions", FixedDelay.of(PAUSE))
                .execute((instance, context) ->
                        run(() -> context.getSchedulerState().isShuttingDown()));
    }

    /** Asks about everything that is due. A gateway that gives no answer is not asked again before the next pass. */
    void run(BooleanSupplier stopping) {
        Set<String> silent = new HashSet<>();
        List<GatewayTransaction> due;
        do {
            due = store.takeDue(clock.instant(), LEASE, AT_ONCE);
            for (GatewayTransaction transaction : due) {
                if (stopping.getAsBoolean()) {
                    store.pollAt(transaction, clock.instant());
                } else {
                    poll(transaction, silent);
                }
            }
        } while (!due.isEmpty() && !stopping.getAsBoolean());
    }

    /** Whatever goes wrong with one transaction keeps no other waiting. */
    private void poll(GatewayTransaction transaction, Set<String> silent) {
        try {
            if (silent.contains(transaction.gateway()) && !transaction.isFinal()) {
                later(transaction);
            } else {
                inquiry.inquire(transaction, Map.of(), JOB, true);
            }
        } catch (GatewayUnavailable noAnswer) {
            log.warn("{}: {} was asked in vain: {}", transaction.txnId(), transaction.gateway(), noAnswer.getMessage());
            silent.add(transaction.gateway());
            later(transaction);
        } catch (RuntimeException fault) {
            log.error("{}: cannot be followed up now", transaction.txnId(), fault);
        }
    }

    private void later(GatewayTransaction transaction) {
        Instant now = clock.instant();
        if (times.isGivenUp(now, transaction.begunAt())) {
            settling.settle(transaction, GatewayAnswer.of(GatewayAnswer.State.PENDING), JOB, true);
        } else {
            store.pollAt(transaction, times.after(now, transaction.begunAt()));
        }
    }
}
