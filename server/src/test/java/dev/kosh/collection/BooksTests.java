package dev.kosh.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * After a storm of demands, changes, fetches and payments from several threads the books balance: SQL proves it. Replay
 * the calls (not their interleaving) with {@code -Dkosh.seed=…}.
 */
@DeskTest
class BooksTests {

    private static final int THREADS = 6;
    private static final int CALLS_PER_THREAD = 80;
    private static final int CONSUMERS = 8;
    private static final List<String> SERVICES = List.of("PT", "WS", "TL", "SW");

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void afterAStormTheBooksBalance() {
        long seed = Seeds.draw();
        List<String> consumers = new ArrayList<>();
        for (int i = 0; i < CONSUMERS; i++) {
            consumers.add(desk.consumer());
        }
        List<Callable<Integer>> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            RandomGenerator random = Seeds.random(seed + thread);
            threads.add(() -> storm(consumers, random));
        }

        int receipts =
                Desk.together(threads).stream().mapToInt(Integer::intValue).sum();

        String replay = "replay with -Dkosh.seed=" + seed;
        assertThat(receipts).as(replay).isPositive();
        assertThat(violations()).as(replay).isEmpty();
    }

    /** Makes random calls; answers how many receipts they gave. */
    private int storm(List<String> consumers, RandomGenerator random) {
        int receipts = 0;
        for (int call = 0; call < CALLS_PER_THREAD; call++) {
            String consumer = consumers.get(random.nextInt(consumers.size()));
            String service = SERVICES.get(random.nextInt(SERVICES.size()));
            Answer answer = switch (random.nextInt(6)) {
                case 0, 1 -> raise(service, consumer, random);
                case 2 -> change(service, consumer, random);
                default -> pay(service, consumer, random);
            };
            assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 499);
            for (JsonNode payment : answer.body().path("Payments")) {
                receipts += payment.path("paymentDetails").size();
            }
        }
        return receipts;
    }

    private Answer raise(String service, String consumer, RandomGenerator random) {
        DemandBody demand = DemandBody.of(service, consumer)
                .year(random.nextInt(2021, 2027))
                .line(Desk.headOf(service), rupees(random, 20_000));
        if (random.nextBoolean()) {
            demand.line(Desk.headOf(service), rupees(random, 500));
        }
        if (random.nextInt(3) == 0 && !service.equals("WS")) {
            demand.line(
                    service.equals("SW") ? "SW_TIME_REBATE" : service.equals("PT") ? "PT_TIME_REBATE" : "TL_REBATE",
                    "-" + rupees(random, 300));
        }
        return desk.tryCreate(demand);
    }

    private static String rupees(RandomGenerator random, int mostPaise) {
        return BigDecimal.valueOf(random.nextInt(1, mostPaise), 2).toPlainString();
    }

    private Answer change(String service, String consumer, RandomGenerator random) {
        JsonNode demands = desk.demands(service, consumer);
        if (demands.isEmpty()) {
            return raise(service, consumer, random);
        }
        ObjectNode demand =
                (ObjectNode) demands.path(random.nextInt(demands.size())).deepCopy();
        ObjectNode line = (ObjectNode) demand.path("demandDetails").path(0);
        if (line.path("taxAmount").decimalValue().signum() > 0) {
            line.put("taxAmount", new BigDecimal(rupees(random, 25_000)));
        }
        return desk.tryUpdate(demand);
    }

    /** Pays one or two bills in full, in part or beyond, sometimes a second time. */
    private Answer pay(String service, String consumer, RandomGenerator random) {
        PaymentBody payment = random.nextBoolean()
                ? PaymentBody.cash()
                : PaymentBody.online("S-" + random.nextInt(Integer.MAX_VALUE));
        List<JsonNode> bills = new ArrayList<>();
        desk.fetchBills(service, consumer).forEach(bills::add);
        if (random.nextInt(3) == 0) {
            desk.fetchBills(service.equals("PT") ? "SW" : "PT", consumer).forEach(bills::add);
        }
        if (bills.isEmpty()) {
            return raise(service, consumer, random);
        }
        for (JsonNode bill : bills) {
            BigDecimal due = bill.path("totalAmount").decimalValue();
            BigDecimal paid = switch (random.nextInt(3)) {
                case 0 -> due;
                case 1 -> due.multiply(new BigDecimal("0.6")).setScale(2, java.math.RoundingMode.UP);
                default -> due.add(new BigDecimal(rupees(random, 5_000)));
            };
            payment.bill(bill, paid.toPlainString());
        }
        Answer answer = desk.tryPay(payment);
        if (answer.status() == 200 && random.nextInt(5) == 0) {
            assertThat(desk.tryPay(payment).errorCode()).isEqualTo("BILL_ALREADY_PAID");
        }
        return answer;
    }

    /** What does not balance, in words; the queries look at every row of the database. */
    private List<String> violations() {
        return jdbc.sql("""
                        -- Every receipt's apportionment sums up to what was paid.
                        select 'receipt ' || r.receipt_number || ' does not sum up'
                        from collection.receipt r
                        cross join lateral (
                            select coalesce(sum((select coalesce(sum(j::bigint), 0)
                                                 from jsonb_array_elements_text(share->'j') j)
                                                + coalesce((share->'a'->>'r')::bigint, 0)), 0) as total
                            from jsonb_array_elements(r.apportionment) share) spread
                        where spread.total <> r.paid_paise
                        union all
                        -- A payment is the sum of its receipts.
                        select 'payment ' || p.id || ' is not the sum of its receipts'
                        from collection.payment p
                        join collection.receipt r on r.tenant_id = p.tenant_id and r.payment_id = p.id
                        group by p.tenant_id, p.id
                        having sum(r.paid_paise) <> p.total_paid_paise or sum(r.due_paise) <> p.total_due_paise
                        union all
                        -- What was adjusted and not kept as advance was collected: advances move it between demands only.
                        select 'consumer ' || coalesce(d.consumer_code, r.consumer_code) || ' of '
                               || coalesce(d.business_service, r.business_service) || ': collected '
                               || coalesce(d.collected, 0) || ', adjusted ' || coalesce(r.adjusted, 0)
                        from (select tenant_id, business_service, consumer_code, sum(collected_paise) as collected
                              from billing.demand group by 1, 2, 3) d
                        full join (
                              select r.tenant_id, r.business_service, r.consumer_code, sum(j::bigint) as adjusted
                              from collection.receipt r,
                                   jsonb_array_elements(r.apportionment) share,
                                   jsonb_array_elements_text(share->'j') j
                              where r.live group by 1, 2, 3) r
                          using (tenant_id, business_service, consumer_code)
                        where coalesce(d.collected, 0) <> coalesce(r.adjusted, 0)
                        union all
                        -- No line is over-collected, and the sums beside the lines are theirs.
                        select 'demand ' || d.id || ' is unsound'
                        from billing.demand d
                        where exists (select 1 from jsonb_to_recordset(d.details) as l (t bigint, c bigint)
                                      where (l.t >= 0 and l.c not between 0 and l.t)
                                         or (l.t < 0 and l.c not between l.t and 0))
                           or d.tax_paise <> (select sum(l.t) from jsonb_to_recordset(d.details) as l (t bigint))
                           or d.collected_paise <> (select sum(l.c) from jsonb_to_recordset(d.details) as l (c bigint))
                        union all
                        -- The account's bill is the consumer's only active one.
                        select 'bill ' || b.bill_number || ' is active beside the account''s'
                        from billing.bill b
                        left join billing.consumer_account a on a.tenant_id = b.tenant_id and a.active_bill_id = b.id
                        where b.status = 'ACTIVE' and a.active_bill_id is null
                        union all
                        select 'account of ' || a.consumer_code || ' names a bill that is not active'
                        from billing.consumer_account a
                        left join billing.bill b on b.tenant_id = a.tenant_id and b.id = a.active_bill_id
                        where a.active_bill_id is not null and b.status is distinct from 'ACTIVE'
                        union all
                        -- A settled bill has one live receipt, any other none.
                        select 'bill ' || b.bill_number || ' is ' || b.status || ' with ' || count(r.id) || ' receipts'
                        from billing.bill b
                        left join collection.receipt r
                          on r.tenant_id = b.tenant_id and r.bill_id = b.id and r.live
                        group by b.tenant_id, b.id
                        having count(r.id) <> case when b.status in ('PAID', 'PARTIALLY_PAID') then 1 else 0 end
                        union all
                        -- Each payment is in the audit trail once.
                        select 'payment ' || p.id || ' is not in the audit trail once'
                        from collection.payment p
                        where (select count(*) from events.audit_entry e
                               where e.tenant_id = p.tenant_id and e.object_type = 'payment'
                                 and e.object_id = p.id::text and e.action = 'PAYMENT_RECORDED') <> 1
                        """).query((row, number) -> row.getString(1)).list();
    }

    @Test
    void eachPaymentLeavesOneRowInTheOutbox() {
        JsonNode payment = desk.pay(PaymentBody.cash().bill(desk.fetch("PT", desk.owes("PT", "PT_TAX", "10"))));

        assertThat(jdbc.sql("select count(*) from events.outbox where payload->>'paymentId' = ?")
                        .param(payment.path("id").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
