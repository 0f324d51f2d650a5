package dev.kosh.collection;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kosh.collection.papers.Sheet;
import dev.kosh.sql.Times;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Crowd;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The books of the counter: day by day, mode by mode, and the slip for the bank (docs/contract/collection.md). */
@DeskTest
class CollectionRegisterTests {

    private static final String REGISTER = "/collection-services/register/";
    private static final String SLIP = "/collection-services/remittance-slip/";

    @Autowired
    private Desk desk;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CollectionRegister books;

    @Autowired
    private TransactionTemplate transactions;

    /** Tokens of today: those of an earlier day would be dead when the clock comes back. */
    @BeforeEach
    void everybodyIsLoggedIn() {
        desk.clerk();
        desk.integrator();
        desk.citizen();
    }

    @AfterEach
    void backToToday() {
        clock.set(Desk.NOW);
    }

    private JsonNode register(Instant from, Instant to, String... more) {
        String[] query = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "tenantId", Desk.TENANT,
                    "fromDate", Long.toString(from.toEpochMilli()),
                    "toDate", Long.toString(to.toEpochMilli())
                },
                0,
                query,
                0,
                6);
        System.arraycopy(more, 0, query, 6, more.length);
        Answer answer = desk.query(REGISTER + "_search", desk.clerk(), query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("Register");
    }

    private static long daysAgo(int days) {
        return Desk.NOW.minus(Duration.ofDays(days)).toEpochMilli();
    }

    private JsonNode cheque(String service, String amount) {
        return desk.pay(PaymentBody.cheque(daysAgo(1)).bill(desk.newBill(service, amount)));
    }

    @Test
    void eachDayHasItsModesAndWhatWasUndoneStandsOnTheDayItWasUndone() {
        Instant monday = Desk.NOW.minus(Duration.ofDays(100));
        Instant tuesday = monday.plus(Duration.ofDays(1));
        clock.set(monday);
        desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "100.50")));
        JsonNode cheque = desk.pay(PaymentBody.cheque(monday.toEpochMilli()).bill(desk.newBill("WS", "40")));
        desk.pay(PaymentBody.online("R-1").bill(desk.newBill("PT", "7")));
        clock.set(tuesday);
        JsonNode bounced = desk.pay(PaymentBody.of("CHEQUE")
                .with("instrumentNumber", "77")
                .with("instrumentDate", tuesday.toEpochMilli())
                .bill(desk.newBill("TL", "60")));
        desk.act("DISHONOUR", bounced);
        desk.act("DISHONOUR", cheque);

        JsonNode register = register(monday, tuesday);

        assertThat(register.path("days").size()).isEqualTo(2);
        JsonNode first = register.path("days").path(0);
        assertThat(first.path("date").asString())
                .isEqualTo(BusinessCalendar.dateOf(monday).toString());
        assertThat(rupees(first.path("amount"))).isEqualByComparingTo("147.50");
        assertThat(rupees(first.path("undoneAmount"))).isZero();
        JsonNode second = register.path("days").path(1);
        assertThat(rupees(second.path("amount"))).isEqualByComparingTo("60");
        assertThat(second.path("undoneReceipts").asInt()).isEqualTo(2);
        assertThat(rupees(second.path("netAmount"))).isEqualByComparingTo("-40");
        JsonNode cash = register.path("modes").path(0);
        assertThat(cash.path("paymentMode").asString()).isEqualTo("CASH");
        assertThat(cash.path("receipts").asInt()).isEqualTo(1);
        assertThat(rupees(cash.path("netAmount"))).isEqualByComparingTo("100.50");
        assertThat(rupees(register.path("total").path("netAmount"))).isEqualByComparingTo("107.50");
        assertThat(register.path("lines").size()).isEqualTo(5);
        assertThat(rupees(register(monday, monday, "businessServices", "PT")
                        .path("total")
                        .path("amount")))
                .isEqualByComparingTo("107.50");
        assertThat(rupees(register(monday, monday, "paymentModes", "online")
                        .path("total")
                        .path("amount")))
                .isEqualByComparingTo("7");
    }

    @Test
    void whateverHappensTheNetOfAllDaysIsTheMoneyOfLiveReceipts() {
        long seed = Seeds.draw();
        RandomGenerator random = Seeds.random(seed);
        Instant begin = Desk.NOW.minus(Duration.ofDays(90));
        clock.set(begin);
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofMinutes(random.nextInt(240)));
            String amount = random.nextInt(1, 5000) + "." + random.nextInt(10, 99);
            JsonNode payment = random.nextBoolean()
                    ? desk.pay(PaymentBody.cash().bill(desk.newBill("WS", amount)))
                    : desk.pay(PaymentBody.cheque(clock.now().toEpochMilli()).bill(desk.newBill("WS", amount)));
            switch (random.nextInt(4)) {
                case 0 -> desk.act("CANCEL", payment);
                case 1 -> desk.tryAct("REMIT", payment);
                case 2 -> desk.tryAct("DISHONOUR", payment);
                default -> {}
            }
        }

        JsonNode register = register(begin, clock.now());

        Instant from = BusinessCalendar.dateOf(begin)
                .atStartOfDay(BusinessCalendar.ZONE)
                .toInstant();
        Long live = jdbc.sql("""
                        select coalesce(sum(paid_paise), 0) from collection.receipt
                        where live and tenant_id = 'pb.amritsar' and receipt_date >= :from and receipt_date <= :to
                        """)
                .param("from", Times.bind(from))
                .param("to", Times.bind(clock.now()))
                .query(Long.class)
                .single();
        assertThat(rupees(register.path("total").path("netAmount")))
                .as("seed %d", seed)
                .isEqualByComparingTo(BigDecimal.valueOf(live, 2));
    }

    @Test
    void theSlipHasTheCashInOneSumAndEachChequeByItself() {
        Instant day = Desk.NOW.minus(Duration.ofDays(50));
        clock.set(day);
        JsonNode before = slip();
        JsonNode cash = desk.pay(PaymentBody.cash().bill(desk.newBill("PT", "1000")));
        JsonNode cheque = desk.pay(PaymentBody.cheque(day.toEpochMilli()).bill(desk.newBill("PT", "234.50")));

        JsonNode waiting = slip();

        assertThat(rupees(waiting.path("cashAmount")).subtract(rupees(before.path("cashAmount"))))
                .isEqualByComparingTo("1000");
        assertThat(waiting.path("instruments").size())
                .isEqualTo(before.path("instruments").size() + 1);

        desk.act("REMIT", cash, cheque);
        JsonNode taken = slip("remittedDate", Long.toString(day.toEpochMilli()));

        assertThat(slip()).isEqualTo(before);
        assertThat(taken.path("cashPayments").asInt()).isEqualTo(1);
        JsonNode listed = taken.path("instruments").path(0);
        assertThat(listed.path("instrumentNumber").asString()).isEqualTo("004711");
        assertThat(listed.path("receiptNumbers").path(0))
                .isEqualTo(cheque.path("paymentDetails").path(0).path("receiptNumber"));
        assertThat(rupees(taken.path("totalAmount"))).isEqualByComparingTo("1234.50");
        assertThat(taken.path("totalAmountInWords").asString())
                .isEqualTo("Rupees One Thousand Two Hundred Thirty-Four and Fifty Paise Only");
    }

    private JsonNode slip(String... more) {
        String[] query = new String[2 + more.length];
        query[0] = "tenantId";
        query[1] = Desk.TENANT;
        System.arraycopy(more, 0, query, 2, more.length);
        Answer answer = desk.query(SLIP + "_search", desk.clerk(), query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("RemittanceSlip");
    }

    @Test
    void aSlipOfMoreChequesThanItCanListIsRefusedAndNotCutShort() {
        String payment = cheque("PT", "10").path("id").asString();
        Crowd crowd = new Crowd(jdbc, transactions);

        transactions.executeWithoutResult(transaction -> {
            crowd.gather("collection.payment", "tenant_id = 'pb.amritsar' and id = '" + payment + "'", """
                    'id', gen_random_uuid(), 'transaction_number', 'EVERYBODY-' || n""");
            assertThatThrownBy(() -> books.slip(new SlipCriteria(new TenantId(Desk.TENANT), null, null)))
                    .isInstanceOfSatisfying(
                            RequestRefused.class,
                            refused -> assertThat(refused.problems())
                                    .singleElement()
                                    .satisfies(problem -> {
                                        assertThat(problem.code()).isEqualTo("REMITTANCE_SLIP_TOO_LONG");
                                        assertThat(problem.message()).contains("2000");
                                    }));
            transaction.setRollbackOnly();
        });
    }

    @Test
    void bothAreSheetsToo() {
        cheque("PT", "250000.25");

        Answer csv = desk.query(REGISTER + "_download", desk.clerk(), "tenantId", Desk.TENANT, "format", "csv");
        Answer xlsx = desk.query(SLIP + "_download", desk.clerk(), "tenantId", Desk.TENANT);

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().asString())
                .startsWith("\uFEFFDate,Local body,Mode of payment,Service,Receipts,Received (₹),")
                .contains("2026-11-20,pb.amritsar,Cheque,Property Tax,")
                .endsWith("\r\n");
        assertThat(xlsx.status()).isEqualTo(200);
        assertThat(xlsx.headers().firstValue("Content-Disposition").orElse("")).contains("remittance-slip.xlsx");
        assertThat(xlsx.body().asString()).startsWith("PK");
    }

    @Test
    void aTextThatAProgramWouldTakeForAFormulaStaysAText() {
        assertThat(new String(
                        new Sheet("t", List.of("=1+1"), List.of(List.of("@a,\"b\""))).csv(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF'=1+1\r\n\"'@a,\"\"b\"\"\"\r\n");
    }

    @Test
    void aRegisterOfMoreThanAYearOrBackwardsOrOfAnotherFormIsRefused() {
        String today = Long.toString(Desk.NOW.toEpochMilli());
        String tomorrow = Long.toString(daysAgo(-1));

        assertThat(codes(desk.query(
                        REGISTER + "_search",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "fromDate",
                        tomorrow,
                        "toDate",
                        today)))
                .containsExactly("INVALID_REGISTER_PERIOD");
        assertThat(codes(desk.query(
                        REGISTER + "_search", desk.clerk(), "tenantId", Desk.TENANT, "fromDate", "0", "toDate", today)))
                .containsExactly("INVALID_REGISTER_PERIOD");
        assertThat(codes(desk.query(REGISTER + "_download", desk.clerk(), "tenantId", Desk.TENANT, "format", "docx")))
                .containsExactly("INVALID_REGISTER_FORMAT");
        assertThat(codes(desk.query(REGISTER + "_search", desk.clerk())))
                .containsExactly("NotNull.registerSearchCriteria.tenantId");
        assertThat(codes(desk.query(SLIP + "_search", desk.clerk())))
                .containsExactly("NotNull.remittanceSlipCriteria.tenantId");
    }

    @Test
    void onlyWhoWorksWithReceiptsSeesTheBooks() {
        for (String path : List.of(REGISTER + "_search", SLIP + "_search", SLIP + "_download")) {
            assertThat(desk.query(path, desk.citizen(), "tenantId", Desk.TENANT).status())
                    .isEqualTo(403);
            assertThat(desk.query(path, desk.integrator(), "tenantId", Desk.TENANT)
                            .status())
                    .isEqualTo(403);
            assertThat(desk.query(path, desk.clerk(), "tenantId", "pb.jalandhar")
                            .status())
                    .isEqualTo(403);
        }
    }
}
