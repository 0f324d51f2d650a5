package dev.kosh.billing;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.bulk.BulkDesk;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One consumer of two services, and whatever may happen to him: demands, sheets, changes, amendments, payments of one and
 * of both bills, their cancellation, cancelled bills and demands, days that pass. What he owes changes by just what the
 * event says, and the bill says just what he owes. Replay: {@code -Dkosh.seed=…}.
 */
@DeskTest
class DuesAfterAnyEventsTests {

    private static final int CASES = 15;
    private static final int EVENTS = 30;
    private static final List<String> SERVICES = List.of("SW", "PT");

    @Autowired
    private Desk desk;

    @Autowired
    private HttpCalls calls;

    @Autowired
    private AmendmentDesk amendments;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Desk.NOW);
    }

    @Test
    void noOrderOfEventsGivesOrTakesAPaisa() {
        Seeds.forEach(CASES, random -> {
            clock.set(Desk.NOW);
            Life life = new Life(random);
            for (int i = 0; i < EVENTS; i++) {
                life.live();
            }
        });
    }

    /** A consumer, what he paid, and what approved amendments still wait for. */
    private final class Life {

        private final RandomGenerator random;
        private final String consumer = desk.consumer();
        private final List<JsonNode> payments = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private BigDecimal waiting = BigDecimal.ZERO;

        private Life(RandomGenerator random) {
            this.random = random;
        }

        private void live() {
            Map<String, BigDecimal> expected = new HashMap<>();
            SERVICES.forEach(service -> expected.put(service, owed(service, false)));
            String service = SERVICES.get(random.nextInt(2));
            int event = random.nextInt(12);
            story.add(event + " " + service);
            happen(event, service).forEach((each, change) -> expected.merge(each, change, BigDecimal::add));
            story.add(expected.toString());
            for (String each : SERVICES) {
                assertThat(owed(each, false)).as("%s of %s", each, story).isEqualByComparingTo(expected.get(each));
                assertBillSaysSo(each);
            }
        }

        /** By how much each service's dues change. */
        private Map<String, BigDecimal> happen(int event, String service) {
            return switch (event) {
                case 0, 1 -> raise(service);
                case 2 -> load(service);
                case 3 -> change(service);
                case 4 -> withdraw(service);
                case 5 -> amend();
                case 6 -> cancelBill(service);
                case 7 -> undo();
                case 8 -> {
                    clock.advance(Duration.ofHours(random.nextInt(1, 6)));
                    yield Map.of();
                }
                default -> pay(service);
            };
        }

        private BigDecimal owed(String service, boolean billed) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode demand : desk.demands(service, consumer)) {
                if (!billed || demand.path("status").asString().equals("ACTIVE")) {
                    for (JsonNode line : demand.path("demandDetails")) {
                        sum = sum.add(rupees(line.path("taxAmount"))).subtract(rupees(line.path("collectionAmount")));
                    }
                }
            }
            return sum;
        }

        private void assertBillSaysSo(String service) {
            BigDecimal owed = owed(service, true);
            JsonNode bills = desk.fetchBills(service, consumer);
            if (bills.isEmpty()) {
                assertThat(owed).as("%s without bill of %s", service, story).isNotPositive();
            } else {
                assertThat(rupees(bills.path(0).path("totalAmount")))
                        .as("bill of %s of %s", service, story)
                        .isEqualByComparingTo(owed);
            }
        }

        private BigDecimal amount(int mostPaise) {
            return BigDecimal.valueOf(random.nextInt(1, mostPaise), 2);
        }

        private DemandBody demand(String service) {
            DemandBody demand = DemandBody.of(service, consumer)
                    .year(random.nextInt(2021, 2027))
                    .line(Desk.headOf(service), amount(20_000).toPlainString());
            if (random.nextInt(3) == 0) {
                demand.line(service + "_TIME_REBATE", amount(3_000).negate().toPlainString());
            }
            if (random.nextInt(4) == 0) {
                demand.line(Desk.headOf(service), amount(2_000).negate().toPlainString());
            }
            if (random.nextInt(6) == 0) {
                demand.line(service + "_ADVANCE_CARRYFORWARD", amount(2_000).toPlainString());
            }
            return demand;
        }

        private BigDecimal tax(JsonNode demand) {
            BigDecimal tax = BigDecimal.ZERO;
            for (JsonNode line : demand.path("demandDetails")) {
                tax = tax.add(line.path("taxAmount").decimalValue());
            }
            return tax;
        }

        /** What waited for a new demand joined it. */
        private BigDecimal joined(String service) {
            if (!service.equals("SW")) {
                return BigDecimal.ZERO;
            }
            BigDecimal all = waiting;
            waiting = BigDecimal.ZERO;
            return all;
        }

        private Map<String, BigDecimal> raise(String service) {
            DemandBody demand = demand(service);
            Answer answer = desk.tryCreate(demand);
            assertThat(answer.status()).as("%s", answer.body()).isIn(201, 400);
            return answer.status() == 201 ? Map.of(service, tax(demand.json()).add(joined(service))) : Map.of();
        }

        private Map<String, BigDecimal> load(String service) {
            BigDecimal tax = amount(20_000);
            int year = random.nextInt(2021, 2027);
            JsonNode load = bulk.loaded(
                    "consumerCode,businessService,taxPeriodFrom,taxPeriodTo," + Desk.headOf(service),
                    consumer + "," + service + "," + year + "-04-01," + (year + 1) + "-03-31," + tax,
                    consumer + "," + service + "," + year + "-04-01," + (year + 1) + "-03-31,1");
            return load.path("succeeded").asLong() == 1 ? Map.of(service, tax.add(joined(service))) : Map.of();
        }

        /** Another amount, a line more, sometimes with a new demand before or behind it. */
        private Map<String, BigDecimal> change(String service) {
            JsonNode demands = desk.demands(service, consumer);
            if (demands.isEmpty()) {
                return Map.of();
            }
            ObjectNode demand =
                    (ObjectNode) demands.path(random.nextInt(demands.size())).deepCopy();
            BigDecimal before = tax(demand);
            ArrayNode lines = demand.withArray("demandDetails");
            lines.forEach(line -> ((ObjectNode) line).remove("collectionAmount"));
            ObjectNode line = (ObjectNode) lines.path(0);
            if (rupees(line.path("taxAmount")).signum() > 0) {
                line.put("taxAmount", amount(25_000));
            }
            if (random.nextInt(3) == 0) {
                lines.addObject().put("taxHeadMasterCode", Desk.headOf(service)).put("taxAmount", amount(500));
            }
            if (random.nextBoolean()) {
                demand.remove("auditDetails");
            }
            BigDecimal change = tax(demand).subtract(before);
            ObjectNode raised = random.nextInt(3) > 0 ? null : demand(service).json();
            Answer answer = raised == null
                    ? desk.tryUpdate(demand)
                    : random.nextBoolean() ? desk.tryUpdate(raised, demand) : desk.tryUpdate(demand, raised);
            assertThat(answer.status()).as("%s", answer.body()).isIn(201, 400);
            if (answer.status() != 201) {
                return Map.of();
            }
            return Map.of(
                    service, raised == null ? change : change.add(tax(raised)).add(joined(service)));
        }

        private Map<String, BigDecimal> withdraw(String service) {
            JsonNode demands = desk.demands(service, consumer);
            if (!demands.isEmpty() && random.nextBoolean()) {
                ObjectNode demand = (ObjectNode) demands.path(0).deepCopy();
                demand.put("status", demand.path("status").asString().equals("ACTIVE") ? "CANCELLED" : "ACTIVE");
                assertThat(desk.tryUpdate(demand).status()).isIn(201, 400);
            }
            return Map.of();
        }

        private Map<String, BigDecimal> amend() {
            BigDecimal amount =
                    random.nextBoolean() ? amount(5_000) : amount(5_000).negate();
            JsonNode amended = amendments.approved(AmendmentDesk.proposal(consumer, amount.toPlainString()));
            if (amended.path("status").asString().equals("CONSUMED")) {
                return Map.of("SW", amount);
            }
            waiting = waiting.add(amount);
            return Map.of();
        }

        private Map<String, BigDecimal> cancelBill(String service) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ObjectNode criteria = body.putObject("UpdateBillCriteria")
                    .put("tenantId", Desk.TENANT)
                    .put("businessService", service);
            criteria.putArray("consumerCodes").add(consumer);
            criteria.putObject("additionalDetails").put("reason", "WRONG").put("reasonMessage", "wrong reading");
            assertThat(calls.post("/billing-service/bill/v2/_cancelbill", body, desk.clerk())
                            .status())
                    .isIn(200, 400);
            return Map.of();
        }

        private Map<String, BigDecimal> pay(String service) {
            List<JsonNode> bills = new ArrayList<>();
            desk.fetchBills(service, consumer).forEach(bills::add);
            if (random.nextInt(3) == 0) {
                desk.fetchBills(service.equals("SW") ? "PT" : "SW", consumer).forEach(bills::add);
            }
            PaymentBody payment = PaymentBody.cash();
            for (JsonNode bill : bills) {
                BigDecimal due = rupees(bill.path("totalAmount"));
                BigDecimal paid = switch (random.nextInt(3)) {
                    case 0 -> due;
                    case 1 -> due.multiply(new BigDecimal("0.6")).setScale(2, RoundingMode.UP);
                    default -> due.add(amount(5_000));
                };
                payment.bill(bill, paid.toPlainString());
            }
            Answer answer = bills.isEmpty() ? null : desk.tryPay(payment);
            if (answer == null || answer.status() == 400) {
                return Map.of();
            }
            assertThat(answer.status()).as("%s after %s", answer.body(), story).isEqualTo(200);
            JsonNode made = answer.body().path("Payments").path(0);
            payments.add(made);
            return paidBy(made, true);
        }

        private Map<String, BigDecimal> paidBy(JsonNode payment, boolean lessens) {
            Map<String, BigDecimal> changes = new HashMap<>();
            for (JsonNode receipt : payment.path("paymentDetails")) {
                BigDecimal paid = rupees(receipt.path("totalAmountPaid"));
                BigDecimal spread = BigDecimal.ZERO;
                for (JsonNode detail : receipt.path("bill").path("billDetails")) {
                    spread = spread.add(rupees(detail.path("amountPaid")));
                }
                assertThat(spread).as("%s", story).isEqualByComparingTo(paid);
                changes.put(receipt.path("businessService").asString(), lessens ? paid.negate() : paid);
            }
            return changes;
        }

        /** Mostly the latest payment; an older one may be its service's latest. On another day he may not (403). */
        private Map<String, BigDecimal> undo() {
            if (payments.isEmpty()) {
                return Map.of();
            }
            int which = random.nextInt(4) == 0 ? random.nextInt(payments.size()) : payments.size() - 1;
            Answer answer = desk.tryAct("CANCEL", payments.get(which));
            assertThat(answer.status()).as("%s after %s", answer.body(), story).isIn(200, 400, 403);
            return answer.status() == 200 ? paidBy(payments.remove(which), false) : Map.of();
        }
    }
}
