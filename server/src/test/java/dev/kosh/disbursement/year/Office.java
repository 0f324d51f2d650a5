package dev.kosh.disbursement.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.JitService;
import dev.kosh.testing.Answer;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDesk.Wage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The office works on one day of each week: brings bills in, submits what was declined, makes new instructions for what
 * was rejected, corrects accounts of failed payments and pays them again.
 */
final class Office {

    private static final int WORKERS = 40;
    private static final int MOST_WAGES = 4;
    private static final int PAISE = 100;
    private static final int MOST_RUPEES = 5_000;

    /** What the desk may answer when things stand as they do; anything else is a mistake of the office or of ours. */
    private static final Set<String> UNDERSTOOD =
            Set.of("PI_REVISION_OPEN", "PI_CORRECTION_WINDOW_OVER", "PI_ACTION_NOT_ALLOWED", "PI_DUPLICATE_ERROR");

    private final TreasuryDesk desk;
    private final HttpCalls calls;
    private final JdbcClient jdbc;
    private final Weather weather;
    private final SplittableRandom chances;
    private final int mostBills;
    private final List<String> workers;
    private int accounts;

    Office(TreasuryDesk desk, HttpCalls calls, JdbcClient jdbc, Weather weather, YearSettings settings) {
        this.desk = desk;
        this.calls = calls;
        this.jdbc = jdbc;
        this.weather = weather;
        this.chances = settings.chances("office");
        this.mostBills = settings.bills();
        this.workers = IntStream.range(0, WORKERS).mapToObj(i -> desk.payee()).toList();
    }

    /** Approves bills of the week; each is sent at once. */
    void bringBillsIn() {
        int bills = 1 + chances.nextInt(mostBills);
        for (int i = 0; i < bills; i++) {
            Wage[] wages = wages();
            weather.push(JitService.PI);
            desk.pushed(wages);
        }
        weather.clear();
    }

    private Wage[] wages() {
        List<String> there = new ArrayList<>(workers);
        return Stream.generate(() -> there.remove(chances.nextInt(there.size())))
                .limit(1 + chances.nextInt(MOST_WAGES))
                .map(worker ->
                        new Wage(worker, 1 + chances.nextInt(MOST_RUPEES) + ".%02d".formatted(chances.nextInt(PAISE))))
                .toArray(Wage[]::new);
    }

    /** Submits again, under their numbers, what the treasury declined. */
    void submitDeclinedAgain() {
        submitAgain("ORIGINAL", JitService.PI);
        submitAgain("REVISED", JitService.COR);
        weather.clear();
    }

    private void submitAgain(String type, JitService service) {
        for (String number : numbers(
                "pi_status = 'DECLINED' and not duplicate_reported and is_active and pi_type = '" + type + "'")) {
            weather.push(service);
            understood(desk.tryResubmit(number));
        }
    }

    /** Makes new instructions of payments whose instruction the treasury's office rejected. */
    void renewRejected() {
        for (String payment :
                jdbc.sql("""
                        select payment_number from disbursement.payment_instruction
                        where pi_type = 'ORIGINAL' and pi_status = 'REJECTED' and is_active
                        order by payment_number
                        """).query((row, number) -> row.getString(1)).list()) {
            if (chances.nextDouble() < 0.7) {
                weather.push(JitService.PI);
                understood(desk.tryCreate(payment));
            }
        }
        weather.clear();
    }

    /** Corrects accounts of failed payments and pays them again; some weeks nobody finds the time. */
    void payFailedAgain(double share) {
        for (Failed failed : failed()) {
            if (chances.nextDouble() >= share) {
                continue;
            }
            for (String payee : failed.payees()) {
                if (chances.nextDouble() < 0.85) {
                    accounts++;
                    desk.correctAccount(
                            payee, "0099%08d".formatted(accounts), "TEST0000%03d".formatted(accounts % 1000));
                }
            }
            weather.push(JitService.COR);
            Answer answer = chances.nextBoolean() ? desk.tryDisburse(failed.payment()) : tryRevise(failed.number());
            if (!understood(answer) && codes(answer).contains("PI_CORRECTION_WINDOW_OVER")) {
                understood(desk.tryCreate(failed.payment()));
            }
        }
        weather.clear();
    }

    private record Failed(String number, String payment, List<String> payees) {}

    private List<Failed> failed() {
        return jdbc.sql("""
                        select root.pi_number, root.payment_number,
                               array_agg(payment.payee_id order by payment.payee_id) as payees
                        from disbursement.beneficiary payment
                        join disbursement.payment_instruction root
                            on root.tenant_id = payment.tenant_id and root.id = payment.root_id
                        where payment.payment_status = 'FAILED' and payment.is_latest_attempt
                          and payment.superseded_by is null
                        group by root.pi_number, root.payment_number
                        order by root.pi_number
                        """)
                .query((row, number) ->
                        new Failed(row.getString("pi_number"), row.getString("payment_number"), List.of((String[])
                                row.getArray("payees").getArray())))
                .list();
    }

    private Answer tryRevise(String number) {
        return calls.post(
                "/ifms-adapter/pi/v1/_revise",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("tenantId", TreasuryDesk.TENANT)
                        .put("piNumber", number)
                        .put("confirmUnchanged", true),
                desk.accountant());
    }

    /** Whether the desk did it; what it refuses has a reason that the office knows. */
    private static boolean understood(Answer answer) {
        if (answer.status() != 200) {
            assertThat(codes(answer)).as("%s", answer.body()).isNotEmpty().isSubsetOf(UNDERSTOOD);
        }
        return answer.status() == 200;
    }

    private static List<String> codes(Answer answer) {
        List<String> codes = new ArrayList<>();
        for (JsonNode error : answer.body().path("Errors")) {
            codes.add(error.path("code").asString());
        }
        return codes;
    }

    /** Numbers of instructions, oldest first. */
    List<String> numbers(String condition) {
        return jdbc.sql("select pi_number from disbursement.payment_instruction where " + condition
                        + " order by pi_number collate \"C\"")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
