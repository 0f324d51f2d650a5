package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.simulator.ReturnedPayment;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Everybody who changes a revised instruction locks its chain first, so that no two wait for each other. */
@PayoutTest
class ChainLockTests {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    @Autowired
    private Payouts payouts;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private Revisions revisions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Test
    void ftpsWaitsForTheChainWithoutHoldingItsInstruction() {
        clock.set(Payouts.START);
        Worker worker = payouts.worker();
        String original = payouts.completed(List.of(worker));
        treasury.fail(original, new ReturnedPayment(payouts.benefId(original, worker), "Account frozen", 1));
        payouts.daysPass(1);
        payouts.ask(TreasuryService.FD, original);
        PaymentInstruction revised = revisions.revise(Payouts.TENANT, original, true, Payouts.BY);
        treasury.pay(revised.number());

        CompletableFuture<Void> ftps = Objects.requireNonNull(transaction.execute(status -> {
            lock(revised.rootId(), "for no key update");
            CompletableFuture<Void> asked =
                    CompletableFuture.runAsync(() -> payouts.ask(TreasuryService.FTPS, revised.number()));
            awaitSomebodyWaiting();
            // Whoever holds the chain gets the instruction at once.
            lock(revised.id(), "for update nowait");
            return asked;
        }));
        ftps.join();

        assertThat(payouts.pi(revised.number()).status()).isEqualTo(PiStatus.COMPLETED);
    }

    private void lock(UUID id, String how) {
        jdbc.sql("select id from disbursement.payment_instruction where tenant_id = :tenant and id = :id " + how)
                .param("tenant", Payouts.TENANT.value())
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    private void awaitSomebodyWaiting() {
        long started = System.nanoTime();
        while (jdbc.sql("""
                                select count(*) from pg_locks
                                where not granted and locktype in ('transactionid', 'tuple')
                                  and pid in (select pid from pg_locks where database =
                                              (select oid from pg_database where datname = current_database()))
                                """).query(Long.class).single() == 0) {
            assertThat(System.nanoTime() - started).isLessThan(PATIENCE_NANOS);
        }
    }
}
