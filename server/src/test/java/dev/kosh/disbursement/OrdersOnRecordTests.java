package dev.kosh.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.disbursement.Payouts.Worker;
import dev.kosh.events.AuditEntry;
import dev.kosh.events.AuditTrail;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.TreasurySimulator;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.TreasuryService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gave an order is on record together with the order, before the treasury is called, or there is no order. */
@PayoutTest
class OrdersOnRecordTests {

    @Autowired
    private Payouts payouts;

    @Autowired
    private PayoutRecords records;

    @Autowired
    private FailureNights nights;

    @Autowired
    private Disbursing disbursing;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TreasurySimulator treasury;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void itIsJune() {
        clock.set(Payouts.START);
    }

    @AfterEach
    void allIsWell() {
        treasury.acceptConnections();
        jdbc.sql("drop function if exists disbursement.no_record() cascade").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVISED", "RESUBMITTED"})
    void anOrderThatCannotBePutOnRecordIsNotGiven(String action) {
        String number = action.equals("REVISED") ? failed() : payouts.made(payouts.workers(1));
        jdbc.sql("""
                        create function disbursement.no_record() returns trigger language plpgsql as
                        $$ begin raise exception 'the disk is full'; end $$;
                        create trigger no_record before insert on events.audit_entry
                        for each row when (new.action = '%s') execute function disbursement.no_record()
                        """.formatted(action)).update();
        long called = treasury.calls(JitService.COR) + treasury.calls(JitService.PI);

        assertThatThrownBy(() -> order(action, number)).isInstanceOf(DataAccessException.class);

        assertThat(treasury.calls(JitService.COR) + treasury.calls(JitService.PI))
                .isEqualTo(called);
        assertThat(payouts.chain(number)).hasSize(1);
        assertThat(payouts.pi(number).pushStartedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVISED", "RESUBMITTED"})
    void whoGaveAnOrderIsKnownWhateverTheTreasurySays(String action) {
        String number = action.equals("REVISED") ? failed() : payouts.made(payouts.workers(1));
        treasury.refuseConnections();

        PaymentInstruction ordered = order(action, number);

        assertThat(ordered.status()).isEqualTo(PiStatus.PENDING);
        assertThat(given(ordered.id())).containsExactly(action);
    }

    /** The outcome tells why nothing was sent, not the words of the page. */
    @Test
    void anInstructionThatMayNotBeSentSaysWhy() {
        Worker worker = payouts.worker();
        String rejected = payouts.made(List.of(worker));
        payouts.sent(rejected);
        treasury.reject(rejected, "cuttack_op");
        payouts.ask(TreasuryService.PIS, rejected);
        String payment = payouts.pi(rejected).paymentNumber();
        records.withdrawAccount(worker);

        Pushed pushed = disbursing.create(Payouts.TENANT, payment, Payouts.OFFICE);

        assertThat(pushed.outcome()).isEqualTo(CallOutcome.INVALID);
        assertThat(pushed.instruction().status()).isEqualTo(PiStatus.DECLINED);
        assertThat(given(pushed.instruction().id())).containsExactly("CREATED");
    }

    private PaymentInstruction order(String action, String number) {
        return action.equals("REVISED")
                ? disbursing.revise(Payouts.TENANT, number, true, Payouts.OFFICE)
                : disbursing.resubmit(Payouts.TENANT, number, Payouts.OFFICE).instruction();
    }

    private List<String> given(UUID instruction) {
        return audit.of(Payouts.TENANT, "PAYMENT_INSTRUCTION", instruction.toString()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    /** An instruction whose one payment came back. */
    private String failed() {
        Worker worker = payouts.worker();
        return nights.failed(List.of(worker), worker);
    }
}
