package dev.kosh.billing.bulk;

import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.billing.AmendmentDesk;
import dev.kosh.billing.DemandDraft;
import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Trail;
import dev.kosh.wire.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Demands are raised from a sheet, one per row (docs/contract/billing.md, demand load). */
@DeskTest
class DemandLoadTests {

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private AmendmentDesk amendments;

    @Autowired
    private BulkRunner runner;

    @Autowired
    private BulkStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Test
    void whoLoadedASheetIsOnTheTrail() {
        Answer answer = bulk.tryUpload("dues.csv", (BulkDesk.HEADER + "\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(Trail.of(answer, jdbc)).containsExactly("DEMAND_LOAD_STARTED");
    }

    @Test
    void eachRowIsADemandThatIsBilledToItsPayer() {
        String consumer = BulkDesk.unique();
        String mobile = desk.mobileNumber();

        JsonNode load = bulk.loaded(
                BulkDesk.HEADER,
                consumer + ",PT,BUILTUP,01/04/2026,31/03/2027,\"Kaur, Meena\"," + mobile + ",WARD-7,\"1,840.50\",92");

        BulkDesk.assertCounts(load, 1, 1, 0);
        JsonNode demand = desk.demands("PT", consumer).path(0);
        assertThat(demand.path("taxPeriodFrom").asLong()).isEqualTo(DemandBody.yearFrom(2026));
        assertThat(demand.path("taxPeriodTo").asLong()).isEqualTo(DemandBody.yearTo(2026));
        assertThat(demand.path("additionalDetails").path("locality").asString()).isEqualTo("WARD-7");
        JsonNode bill = desk.fetch("PT", consumer);
        assertThat(rupees(bill.path("totalAmount"))).isEqualByComparingTo("1932.50");
        assertThat(bill.path("payerName").asString()).isEqualTo("Kaur, Meena");
        assertThat(bill.path("mobileNumber").asString()).isEqualTo(mobile);
    }

    @Test
    void aRowThatBreaksARuleIsRefusedInTheReturnedSheetAndTheOthersAreLoaded(@TempDir Path folder) throws IOException {
        String good = BulkDesk.unique();
        String bad = BulkDesk.unique();

        JsonNode load = bulk.loaded(
                BulkDesk.HEADER,
                BulkDesk.row(good, "100"),
                bad + ",PT,BUILTUP,2026-04-01,2028-03-31,,,,100,",
                bad + ",WS,BUILTUP," + BulkDesk.YEAR + ",,,,100,",
                BulkDesk.row(bad, "ten"),
                BulkDesk.row(good, "100"));

        BulkDesk.assertCounts(load, 5, 1, 4);
        assertThat(load.path("refusals").path(0).path("piece").asLong()).isEqualTo(2);
        List<List<String>> sheet = bulk.result(load, folder);
        assertThat(sheet.get(0)).endsWith("PT_FIRE_CESS", "result", "problems");
        assertThat(sheet.get(1)).contains(good, "LOADED");
        assertThat(sheet.get(2).get(11)).startsWith("EG_BS_TAXPERIODS_DEMAND");
        assertThat(sheet.get(3).get(11)).startsWith("EG_BS_TAXHEADS_NOTFOUND");
        assertThat(sheet.get(4).get(11)).startsWith("INVALID_CELL: PT_TAX");
        assertThat(sheet.get(5).get(11)).startsWith("EG_BS_DUPLICATE_CONSUMERCODE");
        assertThat(desk.demands("PT", bad).size()).isZero();
    }

    @Test
    void aReturnedSheetThatWasCorrectedIsLoadedAgainAndOnlyItsRefusedRowsAre(@TempDir Path folder) throws IOException {
        String good = BulkDesk.unique();
        String bad = BulkDesk.unique();
        JsonNode first = bulk.loaded(BulkDesk.HEADER, BulkDesk.row(good, "100"), BulkDesk.row(bad, "ten"));
        String[] corrected = bulk.result(first, folder).stream()
                .map(cells -> String.join(",", cells).replace("ten", "10").replaceAll("REFUSED.*", "REFUSED,"))
                .toArray(String[]::new);

        JsonNode second = bulk.loaded(corrected);

        BulkDesk.assertCounts(second, 2, 1, 0);
        assertThat(second.path("skipped").asLong()).isEqualTo(1);
        assertThat(rupees(desk.fetch("PT", bad).path("totalAmount"))).isEqualByComparingTo("10");
        assertThat(desk.demands("PT", good).size()).isEqualTo(1);
    }

    @Test
    void aLoadThatIsBrokenOffGoesOnBehindWhatIsLoadedAndLoadsNoRowTwice() {
        String prefix = BulkDesk.unique();
        List<String> lines = new ArrayList<>(List.of(BulkDesk.HEADER));
        for (int i = 0; i < 1_200; i++) {
            lines.add(BulkDesk.row(prefix + "-" + i, "10"));
        }
        JsonNode load = bulk.upload("dues.csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        AtomicInteger asked = new AtomicInteger();

        runner.run(() -> asked.incrementAndGet() > 2);

        JsonNode brokenOff = bulk.job(BulkDesk.LOADS, load);
        assertThat(brokenOff.path("status").asString()).isEqualTo("RUNNING");
        assertThat(brokenOff.path("total").asLong()).isEqualTo(1_200);
        assertThat(brokenOff.path("done").asLong()).isEqualTo(500);
        assertThat(count(prefix)).isEqualTo(500);

        runner.run(() -> false);

        BulkDesk.assertCounts(bulk.job(BulkDesk.LOADS, load), 1_200, 1_200, 0);
        assertThat(count(prefix)).isEqualTo(1_200);
    }

    @Test
    void betweenItsPartsALoadHoldsNoDemandOfThoseBehindIt() {
        String prefix = BulkDesk.unique();
        List<String> lines = new ArrayList<>(List.of(BulkDesk.HEADER));
        for (int i = 0; i < 3_000; i++) {
            lines.add(BulkDesk.row(prefix + "-" + i, i % 2 == 0 ? "10" : "ten"));
        }
        JsonNode load = bulk.upload("dues.csv", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        AtomicInteger parts = new AtomicInteger();
        List<Long> held = new ArrayList<>();

        runner.run(() -> {
            if (parts.incrementAndGet() == 7) {
                LiveHeap heap = LiveHeap.now();
                held.addAll(List.of(heap.instancesOf(DemandDraft.class), heap.instancesOf(Problems.class)));
            }
            return false;
        });

        BulkDesk.assertCounts(bulk.job(BulkDesk.LOADS, load), 3_000, 1_500, 1_500);
        assertThat(held).hasSize(2).allMatch(instances -> instances < 600);
    }

    @Test
    void aPartThatFailsIsUndoneWholeAndTriedAgainLater() {
        String consumer = BulkDesk.unique();
        JsonNode load = bulk.upload(
                "dues.csv", (BulkDesk.HEADER + "\n" + BulkDesk.row(consumer, "10")).getBytes(StandardCharsets.UTF_8));
        jdbc.sql("alter table billing.bulk_job add constraint broken check (succeeded = 0) not valid")
                .update();
        try {
            runner.run(() -> false);
            assertThat(desk.demands("PT", consumer).size()).isZero();
        } finally {
            jdbc.sql("alter table billing.bulk_job drop constraint broken").update();
        }

        clock.advance(Duration.ofMinutes(2));
        runner.run(() -> false);

        BulkDesk.assertCounts(bulk.job(BulkDesk.LOADS, load), 1, 1, 0);
        clock.set(Desk.NOW);
    }

    @Test
    void ofTwoProcessesAtOneLoadTheSlowerUndoesItsPart() {
        String consumer = BulkDesk.unique();
        JsonNode load = bulk.upload(
                "dues.csv", (BulkDesk.HEADER + "\n" + BulkDesk.row(consumer, "10")).getBytes(StandardCharsets.UTF_8));
        BulkJob slow = store.begin(clock.instant()).orElseThrow();

        runner.run(() -> false);

        assertThat(slow.id()).hasToString(load.path("id").asString());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> store.advance(slow, slow.after(1, 0, 0, null), java.util.Map.of()))
                .isInstanceOf(BulkTakenOver.class);
    }

    private long count(String prefix) {
        return jdbc.sql("select count(*) from billing.demand where consumer_code like ?")
                .param(prefix + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void aLoadedDemandExpiresTheBillAndUsesTheAdvance() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("PT", consumer), "130"));

        bulk.loaded(BulkDesk.HEADER, consumer + ",PT,BUILTUP,2027-04-01,2028-03-31,,,,50,");

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("20");
    }

    @Test
    void aRefusedRowLeavesTheBillThatIsThere() {
        String consumer = desk.owes("PT", "PT_TAX", "100");
        JsonNode bill = desk.fetch("PT", consumer);

        BulkDesk.assertCounts(bulk.loaded(BulkDesk.HEADER, BulkDesk.row(consumer, "70")), 1, 0, 1);

        assertThat(desk.bill(bill).path("status").asString()).isEqualTo("ACTIVE");
        desk.pay(PaymentBody.cash().bill(bill));
    }

    @Test
    void aWaitingAmendmentIsTakenByTheRowThatIsLoadedAndNotByOneThatIsRefused() {
        String consumer = desk.owes("SW", "SW_CHARGE", "100");
        desk.pay(PaymentBody.cash().bill(desk.fetch("SW", consumer)));
        amendments.approved(AmendmentDesk.proposal(consumer, "-30"));

        JsonNode load = bulk.loaded(
                "consumerCode,businessService,taxPeriodFrom,taxPeriodTo,SW_CHARGE",
                consumer + ",SW,2025-04-01,2026-03-31,80",
                consumer + ",SW,2026-04-01,2027-03-31,100");

        BulkDesk.assertCounts(load, 2, 1, 1);
        assertThat(amendments.of(consumer).path(0).path("status").asString()).isEqualTo("CONSUMED");
        assertThat(rupees(desk.fetch("SW", consumer).path("totalAmount"))).isEqualByComparingTo("50");
    }

    @Test
    void onlyWhoRunsBillingMayLoadAndOnlyAtHisTenant() {
        byte[] sheet = BulkDesk.HEADER.getBytes(StandardCharsets.UTF_8);

        assertThat(bulk.tryUpload(Desk.TENANT, "a.csv", sheet, desk.integrator())
                        .status())
                .isEqualTo(403);
        assertThat(bulk.tryUpload("pb.jalandhar", "a.csv", sheet, desk.clerk()).status())
                .isEqualTo(403);
        assertThat(bulk.tryUpload(Desk.TENANT, "a.csv", sheet, "no-token").status())
                .isEqualTo(401);
    }

    @Test
    void theSameUploadAgainUnderItsKeyIsTheSameLoadAndAnotherIsAConflict() {
        String key = BulkDesk.unique();
        byte[] sheet =
                (BulkDesk.HEADER + "\n" + BulkDesk.row(BulkDesk.unique(), "10")).getBytes(StandardCharsets.UTF_8);

        JsonNode first = bulk.tryUploadOnce(key, sheet).body().at("/BulkJobs/0/id");
        JsonNode again = bulk.tryUploadOnce(key, sheet).body().at("/BulkJobs/0/id");

        assertThat(again).isEqualTo(first);
        assertThat(bulk.tryUploadOnce(key, BulkDesk.HEADER.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(409);
        runner.run(() -> false);
        assertThat(bulk.job(
                                BulkDesk.LOADS,
                                bulk.tryUploadOnce(key, sheet).body().at("/BulkJobs/0"))
                        .path("succeeded")
                        .asLong())
                .isEqualTo(1);
    }
}
