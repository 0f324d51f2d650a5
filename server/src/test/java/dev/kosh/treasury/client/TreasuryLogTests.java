package dev.kosh.treasury.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.testing.MovableClock;
import dev.kosh.treasury.ExchangeCriteria;
import dev.kosh.treasury.ExchangeLog;
import dev.kosh.treasury.ExchangePayload;
import dev.kosh.treasury.Outcome;
import dev.kosh.treasury.TreasuryAnswer;
import dev.kosh.treasury.TreasuryCall;
import dev.kosh.treasury.TreasuryExchange;
import dev.kosh.treasury.TreasuryService;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of every exchange, who may open it, and for how long. */
@TreasuryTest
class TreasuryLogTests {

    private static final Actor ADMIN = new Actor("uuid-admin", "egov-user-client", "10.0.0.7", "correlation-1");
    private static final String ACCOUNT = "00110022003302";

    @Autowired
    private TestTreasury treasuries;

    @Autowired
    private ExchangeLog log;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private final JitPeer peer = JitPeer.start();
    private final String reference = UUID.randomUUID().toString();
    private TestTreasury.Client client;

    @BeforeEach
    void connect() {
        client = treasuries.client(peer.address(), Map.of());
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @Test
    void aTryIsOnRecordWithWhatIsNotSecret() {
        LocalDate slot = LocalDate.of(2026, 11, 22);
        TreasuryAnswer answer = client.treasury()
                .call(new TreasuryCall(
                        TestTreasury.TENANT,
                        TreasuryService.FD,
                        reference,
                        treasuries.params(),
                        slot,
                        Trigger.CATCHUP));

        assertThat(client.tries(reference)).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(answer.attemptId());
            assertThat(row.tenant()).isEqualTo(TestTreasury.TENANT);
            assertThat(row.service()).isEqualTo("FD");
            assertThat(row.slot()).isEqualTo(slot);
            assertThat(row.attemptNo()).isEqualTo(1);
            assertThat(row.trigger()).isEqualTo(Trigger.CATCHUP);
            assertThat(row.httpStatus()).isEqualTo(200);
            assertThat(row.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(row.startedAt()).isEqualTo(clock.instant());
            assertThat(row.took()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
            assertThat(row.bytesIn()).isGreaterThan(60);
            assertThat(row.payloadPurged()).isFalse();
        });
    }

    @Test
    void aSearchFindsWhatFitsNewestFirst() throws InterruptedException {
        for (TreasuryService service : List.of(TreasuryService.PIS, TreasuryService.PIS, TreasuryService.PAG)) {
            client.call(service, reference);
            // Ids of one millisecond have no order.
            Thread.sleep(2);
        }
        client.call(TreasuryService.PIS, "another");

        assertThat(log.search(ExchangeCriteria.about(TestTreasury.TENANT, reference)))
                .extracting(TreasuryExchange::service)
                .containsExactly("PAG", "PIS", "PIS");
        assertThat(log.search(new ExchangeCriteria(TestTreasury.TENANT, reference, TreasuryService.PIS, 1, 1)))
                .hasSize(1);
        assertThat(log.search(ExchangeCriteria.about(new TenantId("pb.jalandhar"), reference)))
                .isEmpty();
    }

    @Test
    void aLogInIsOnRecordWithoutPayload() {
        client.call(TreasuryService.PIS, reference);

        TreasuryExchange logIn = log.search(new ExchangeCriteria(TestTreasury.TENANT, null, null, 2, 0)).stream()
                .filter(each -> each.service().equals(ExchangeLog.LOG_IN))
                .findFirst()
                .orElseThrow();

        assertThat(logIn.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(log.reveal(TestTreasury.TENANT, logIn.id(), ADMIN)).isEqualTo(new ExchangePayload(null, null));
    }

    @Test
    void whatWasSentAndReceivedIsSealedAndOpeningItIsAudited() {
        peer.answers(call -> call.answer("{\"serviceId\":\"PI\",\"data\":[{\"benfAcctNo\":\"" + ACCOUNT + "\"}]}"));
        UUID id = client.call(TreasuryService.PI, reference).attemptId();

        assertThat(audit.of(TestTreasury.TENANT, "TREASURY_EXCHANGE", id.toString()))
                .isEmpty();
        ExchangePayload payload = log.reveal(TestTreasury.TENANT, id, ADMIN);

        assertThat(payload.request())
                .isEqualTo("{\"serviceId\":\"PI\",\"params\":{\"billNo\":\"PI-AM/2026-27/000001\",\"account\":\"%s\"}}"
                        .formatted(ACCOUNT));
        assertThat(payload.response())
                .isEqualTo("{\"serviceId\":\"PI\",\"data\":[{\"benfAcctNo\":\"%s\"}]}".formatted(ACCOUNT));
        assertThat(audit.of(TestTreasury.TENANT, "TREASURY_EXCHANGE", id.toString()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("REVEALED");
                    assertThat(entry.actor()).isEqualTo(ADMIN);
                });
    }

    @Test
    void anAnswerThatDoesNotOpenIsKeptAsItCame() {
        peer.answers(call -> call.reply(200, "*** not sealed ***"));
        UUID id = client.call(TreasuryService.PI, reference).attemptId();

        assertThat(log.reveal(TestTreasury.TENANT, id, ADMIN).response()).isEqualTo("*** not sealed ***");
    }

    @Test
    void anExchangeOfAnotherTenantIsNotFoundAndNotOpened() {
        UUID id = client.call(TreasuryService.PI, reference).attemptId();
        TenantId other = new TenantId("pb.jalandhar");

        assertThatThrownBy(() -> log.reveal(other, id, ADMIN))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).isEqualTo("EXCHANGE_NOT_FOUND"));
        assertThat(audit.of(other, "TREASURY_EXCHANGE", id.toString())).isEmpty();
    }

    @Test
    void longNumbersInAnErrorMessageAreMaskedInClearAndWholeInThePayload() {
        String message = "Account " + ACCOUNT + " of PI-AM/2026-27/000001, mobile 9876543210, is closed";
        peer.answers(call -> call.answer("{\"errorMsgs\":[{\"errorCode\":\"340\",\"errorMsg\":\"" + message + "\"}]}"));

        TreasuryAnswer answer = client.call(TreasuryService.PI, reference);

        assertThat(answer.errorText()).isEqualTo("340: " + message);
        assertThat(client.tries(reference)).singleElement().satisfies(row -> {
            assertThat(row.errorCode()).isEqualTo("340");
            assertThat(row.errorText())
                    .isEqualTo("340: Account **********3302 of PI-AM/2026-27/000001, mobile ******3210, is closed");
        });
        assertThat(log.reveal(TestTreasury.TENANT, answer.attemptId(), ADMIN).response())
                .contains(message);
    }

    @Test
    void anAnswerWithTheCharacterZeroCanBeStored() {
        peer.answers(call -> call.answer("{\"errorMsg\":\"broken \\u0000 and \\\\u0000\"}"));

        assertThat(client.call(TreasuryService.PI, reference).errorText()).isEqualTo("broken \uFFFD and \\u0000");
        assertThat(client.tries(reference)).hasSize(1);
    }

    @Test
    void t76ARollBackAfterTheTreasuryAnsweredLeavesTheExchangeOnRecord() {
        transaction.executeWithoutResult(status -> {
            client.call(TreasuryService.PI, reference);
            status.setRollbackOnly();
        });

        assertThat(client.tries(reference))
                .singleElement()
                .satisfies(row -> assertThat(row.outcome()).isEqualTo(Outcome.SUCCESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update treasury.exchange set outcome = 'ERROR' where reference = :reference",
                "update treasury.exchange set request_sealed = null where reference = :reference",
                "update treasury.exchange set payload_purged_at = started_at where reference = :reference",
                """
                update treasury.exchange
                set request_sealed = null, response_sealed = null, payload_purged_at = started_at, error_text = 'none'
                where reference = :reference""",
                "delete from treasury.exchange where reference = :reference",
                "truncate treasury.exchange"
            })
    void anExchangeOnRecordCannotBeChanged(String change) {
        client.call(TreasuryService.PI, reference);
        JdbcClient.StatementSpec statement = jdbc.sql(change);

        assertThatThrownBy(() -> (change.contains(":") ? statement.param("reference", reference) : statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("exchange is append-only");
    }
}
