package dev.kosh.collection.gateway;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.GatewayUnavailable;
import dev.kosh.events.Actor;
import java.time.Clock;
import java.time.Duration;
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
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Few enough to be through well within the lease, which others wait out when the process dies. */
    private static final int AT_ONCE = 10;

    private final StatusInquiry inquiry;
    private final Settling settling;
    private final TransactionStore store;
    private final Duration interval;
    private final Clock clock;

    GatewayPolls(
            StatusInquiry inquiry, Settling settling, TransactionStore store, GatewaySettings settings, Clock clock) {
        this.inquiry = inquiry;
        this.settling = settling;
        this.store = store;
        this.interval = settings.pollInterval();
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> pollGatewayTransactions() {
        return Tasks.recurring("poll-gateway-transactions", FixedDelay.of(interval))
                .execute((instance, context) ->
                        run(() -> context.getSchedulerState().isShuttingDown()));
    }

    /** Asks about everything that is due. A gateway that gives no answer is not asked again before the next pass. */
    void run(BooleanSupplier stopping) {
        Set<String> silent = new HashSet<>();
        List<TransactionStore.Due> due;
        do {
            due = store.takeDue(clock.instant(), LEASE, AT_ONCE);
            for (TransactionStore.Due each : due) {
                if (stopping.getAsBoolean()) {
                    store.pollAt(each.tenantId(), each.txnId(), clock.instant());
                } else {
                    poll(each, silent);
                }
            }
        } while (!due.isEmpty() && !stopping.getAsBoolean());
        store.receiptedByHand().forEach(this::keep);
    }

    private void keep(TransactionStore.Due receipted) {
        try {
            settling.receiptedByHand(receipted.tenantId(), receipted.txnId(), JOB);
        } catch (RuntimeException fault) {
            log.error("{}: its receipt cannot be noted now", receipted.txnId(), fault);
        }
    }

    /** Whatever goes wrong with one transaction keeps no other waiting. */
    private void poll(TransactionStore.Due due, Set<String> silent) {
        try {
            GatewayTransaction transaction =
                    store.find(due.tenantId(), due.txnId()).orElseThrow();
            if (silent.contains(transaction.gateway()) && !transaction.isFinal()) {
                later(transaction);
            } else {
                ask(transaction, silent);
            }
        } catch (RuntimeException fault) {
            log.error("{}: cannot be followed up now", due.txnId(), fault);
        }
    }

    private void ask(GatewayTransaction transaction, Set<String> silent) {
        try {
            inquiry.inquire(transaction, Map.of(), JOB, true);
        } catch (GatewayUnavailable noAnswer) {
            log.warn("{}: {} was asked in vain: {}", transaction.txnId(), transaction.gateway(), noAnswer.getMessage());
            silent.add(transaction.gateway());
            later(transaction);
        }
    }

    /** As if it had said that it does not know yet: that is all that is known here, too. */
    private void later(GatewayTransaction transaction) {
        settling.settle(transaction, GatewayAnswer.of(GatewayAnswer.State.PENDING), JOB, true);
    }
}
