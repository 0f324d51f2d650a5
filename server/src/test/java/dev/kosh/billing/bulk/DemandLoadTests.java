package dev.kosh.billing.bulk;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.DemandBody;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import dev.kosh.testing.PaymentBody;
import dev.kosh.testing.Trail;
import dev.kosh.wire.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Demands are raised from a sheet, one per row (docs/contract/billing.md, demand load). */
@DeskTest
@Import(BulkDesk.class)
class DemandLoadTests {

    private static final String HEADER =
            "consumerCode,businessService,consumerType,taxPeriodFrom,taxPeriodTo,payerName,payerMobileNumber,locality,PT_TAX,PT_FIRE_CESS";
    private static final String YEAR = "2026-04-01,2027-03-31";

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private BulkRunner runner;

    @Autowired
    private BulkJobs jobs;

    @Autowired
    private BulkStore store;

    @Autowired
    private SheetFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private static String row(String consumer, String tax) {
        return consumer + ",PT,BUILTUP," + YEAR + ",,,," + tax + ",";
    }

    private static void assertCounts(JsonNode job, long total, long succeeded, long refused) {
        assertThat(job.path("status").asString()).as("%s", job).isEqualTo("DONE");
        assertThat(job.path("total").asLong()).isEqualTo(total);
        assertThat(job.path("succeeded").asLong()).isEqualTo(succeeded);
        assertThat(job.path("refused").asLong()).isEqualTo(refused);
    }

    private List<List<String>> result(JsonNode job, Path folder) throws IOException {
        BulkJob load = jobs.find(
                        new TenantId(Desk.TENANT),
                        BulkKind.DEMAND_LOAD,
                        UUID.fromString(job.path("id").asString()))
                .get(0);
        Path file = Files.createTempFile(folder, "result", ".tmp");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        jobs.writeResult(load, out);
        Files.write(file, out.toByteArray());
        List<List<String>> all = new ArrayList<>();
        try (SheetRows rows = SheetRows.open(jobs.formatOf(load), file)) {
            for (List<String> row = rows.next(); row != null; row = rows.next()) {
                all.add(List.copyOf(row));
            }
        }
        return all;
    }

    @Test
    void aSheetIsForgottenAMonthAfterItsLoadEnded() {
        JsonNode load = bulk.loaded(HEADER, row(BulkDesk.unique(), "100"));
        String result = BulkDesk.LOADS + "_result";
        String[] ofTheLoad = {"tenantId", Desk.TENANT, "id", load.path("id").asString()};
        Clock monthLater = Clock.offset(clock, Duration.ofDays(31));
        new SheetPurge(files, Duration.ofDays(30), clock).run();
        assertThat(desk.query(result, desk.clerk(), ofTheLoad).status()).isEqualTo(200);

        new SheetPurge(files, Duration.ofDays(30), monthLater).run();

        assertThat(desk.query(result, desk.clerk(), ofTheLoad).errorCode()).isEqualTo("BULK_SHEET_NOT_KEPT");
        assertThat(bulk.job(BulkDesk.LOADS, load).path("succeeded").asInt()).isEqualTo(1);
    }

    @Test
    void aWorkbookThatUnpacksToFarTooMuchIsRefusedBeforeItIsRead() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(block);
            }
        }
        assertThat(bomb.size()).as("bytes to send").isLessThan(100_000);

        JsonNode load = bulk.upload("dues.xlsx", bomb.toByteArray());
        runner.run(() -> false);

        JsonNode ended = bulk.job(BulkDesk.LOADS, load);
        assertThat(ended.path("status").asString()).isEqualTo("FAILED");
        assertThat(ended.path("message").asString()).contains("too large");
    }

    @Test
    void whoLoadedASheetIsOnTheTrail() {
        Answer answer = bulk.tryUpload("dues.csv", (HEADER + "\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(Trail.of(answer, jdbc)).containsExactly("DEMAND_LOAD_STARTED");
    }

    @Test
    void eachRowIsADemandThatIsBilledToItsPayer() {
        String consumer = BulkDesk.unique();
        String mobile = desk.mobileNumber();

        JsonNode load = bulk.loaded(
                HEADER,
                consumer + ",PT,BUILTUP,01/04/2026,31/03/2027,\"Kaur, Meena\"," + mobile + ",WARD-7,\"1,840.50\",92");

        assertCounts(load, 1, 1, 0);
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
                HEADER,
                row(good, "100"),
                bad + ",PT,BUILTUP,2026-04-01,2028-03-31,,,,100,",
                bad + ",WS,BUILTUP," + YEAR + ",,,,100,",
                row(bad, "ten"),
                row(good, "100"));

        assertCounts(load, 5, 1, 4);
        assertThat(load.path("refusals").path(0).path("piece").asLong()).isEqualTo(2);
        List<List<String>> sheet = result(load, folder);
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
        JsonNode first = bulk.loaded(HEADER, row(good, "100"), row(bad, "ten"));
        String[] corrected = result(first, folder).stream()
                .map(cells -> String.join(",", cells).replace("ten", "10").replaceAll("REFUSED.*", "REFUSED,"))
                .toArray(String[]::new);

        JsonNode second = bulk.loaded(corrected);

        assertCounts(second, 2, 1, 0);
        assertThat(second.path("skipped").asLong()).isEqualTo(1);
        assertThat(rupees(desk.fetch("PT", bad).path("totalAmount"))).isEqualByComparingTo("10");
        assertThat(desk.demands("PT", good).size()).isEqualTo(1);
    }

    @Test
    void aWorkbookIsReadWithItsDatesAndReturnedAsAWorkbook(@TempDir Path folder) throws IOException {
        String consumer = BulkDesk.unique();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("dues");
            List<String> header = List.of("consumerCode", "businessService", "taxPeriodFrom", "taxPeriodTo", "PT_TAX");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            sheet.value(1, 0, consumer);
            sheet.value(1, 1, "PT");
            sheet.value(1, 2, LocalDate.of(2026, 4, 1));
            sheet.style(1, 2).format("dd/MM/yyyy").set();
            sheet.value(1, 3, LocalDate.of(2027, 3, 31));
            sheet.style(1, 3).format("dd-mmm-yy").set();
            sheet.value(1, 4, 1840.1);
            sheet.value(3, 0, consumer);
        }

        JsonNode load = bulk.upload("Dues.XLSX", file.toByteArray());
        runner.run(() -> false);

        JsonNode done = bulk.job(BulkDesk.LOADS, load);
        assertCounts(done, 2, 1, 1);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("1840.10");
        List<List<String>> sheet = result(done, folder);
        assertThat(sheet.get(1)).startsWith(consumer, "PT", "2026-04-01", "2027-03-31", "1840.1", "LOADED");
        assertThat(sheet.get(2)).contains("REFUSED");
    }

    @Test
    void aLoadThatIsBrokenOffGoesOnBehindWhatIsLoadedAndLoadsNoRowTwice() {
        String prefix = BulkDesk.unique();
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < 1_200; i++) {
            lines.add(row(prefix + "-" + i, "10"));
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

        assertCounts(bulk.job(BulkDesk.LOADS, load), 1_200, 1_200, 0);
        assertThat(count(prefix)).isEqualTo(1_200);
    }

    @Test
    void aPartThatFailsIsUndoneWholeAndTriedAgainLater() {
        String consumer = BulkDesk.unique();
        JsonNode load = bulk.upload("dues.csv", (HEADER + "\n" + row(consumer, "10")).getBytes(StandardCharsets.UTF_8));
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

        assertCounts(bulk.job(BulkDesk.LOADS, load), 1, 1, 0);
        clock.set(Desk.NOW);
    }

    @Test
    void ofTwoProcessesAtOneLoadTheSlowerUndoesItsPart() {
        String consumer = BulkDesk.unique();
        JsonNode load = bulk.upload("dues.csv", (HEADER + "\n" + row(consumer, "10")).getBytes(StandardCharsets.UTF_8));
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

        bulk.loaded(HEADER, consumer + ",PT,BUILTUP,2027-04-01,2028-03-31,,,,50,");

        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            consumerCode,PT_TAX                                                              | businessService is missing
            consumerCode,businessService,taxPeriodFrom,taxPeriodTo                           | no column of a tax head
            consumerCode,businessService,taxPeriodFrom,taxPeriodTo,PT_TAX,PT_TAX             | PT_TAX stands there twice
            consumerCode,businessService,taxPeriodFrom,taxPeriodTo,PT_TAX,WHAT               | WHAT is neither
            """)
    void aSheetWithOtherColumnsIsRefusedWholeAndSaysWhy(String header, String why) {
        JsonNode load = bulk.loaded(header, "a,b,c,d,e,f");

        assertThat(load.path("status").asString()).isEqualTo("FAILED");
        assertThat(load.path("message").asString()).contains(why);
    }

    @Test
    void aFileThatIsNoSheetIsRefusedWholeAndNothingOfItIsLoaded() {
        String consumer = BulkDesk.unique();
        JsonNode load = bulk.upload("dues.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8));
        JsonNode brokenOff = bulk.loaded(HEADER, row(consumer, "10"), "\"never closed");

        assertThat(bulk.job(BulkDesk.LOADS, load).path("status").asString()).isEqualTo("FAILED");
        assertThat(brokenOff.path("status").asString()).isEqualTo("FAILED");
        assertThat(desk.demands("PT", consumer).size()).isZero();
    }

    @Test
    void anUploadIsASheetOfAKnownTenant() {
        assertThat(codes(bulk.tryUpload("dues.pdf", new byte[] {1}))).containsExactly("INVALID_SHEET");
        assertThat(codes(bulk.tryUpload("dues.csv", new byte[0]))).containsExactly("INVALID_SHEET");
        Answer withoutPart = desk.query(BulkDesk.LOADS + "_create", desk.clerk(), "tenantId", Desk.TENANT);
        assertThat(withoutPart.status()).isEqualTo(400);
    }

    @Test
    void onlyWhoRunsBillingMayLoadAndOnlyAtHisTenant() {
        byte[] sheet = HEADER.getBytes(StandardCharsets.UTF_8);

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
        byte[] sheet = (HEADER + "\n" + row(BulkDesk.unique(), "10")).getBytes(StandardCharsets.UTF_8);

        JsonNode first = bulk.tryUploadOnce(key, sheet).body().at("/BulkJobs/0/id");
        JsonNode again = bulk.tryUploadOnce(key, sheet).body().at("/BulkJobs/0/id");

        assertThat(again).isEqualTo(first);
        assertThat(bulk.tryUploadOnce(key, HEADER.getBytes(StandardCharsets.UTF_8))
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

    @Test
    void theResultComesAsAFileOverHttp() {
        JsonNode load = bulk.loaded(HEADER, row(BulkDesk.unique(), "10"));

        Answer file = desk.query(
                BulkDesk.LOADS + "_result",
                desk.clerk(),
                "tenantId",
                Desk.TENANT,
                "id",
                load.path("id").asString());

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body().asString()).contains("result,problems").contains("LOADED");
        assertThat(codes(desk.query(
                        BulkDesk.LOADS + "_result",
                        desk.clerk(),
                        "tenantId",
                        Desk.TENANT,
                        "id",
                        UUID.randomUUID().toString())))
                .containsExactly("BULK_JOB_NOT_FOUND");
    }

    @Test
    void namesAndNumbersOfPayersLieSealedInTheDatabase() {
        String name = BulkDesk.unique();
        bulk.upload(
                "dues.csv",
                (HEADER + "\nC,PT,X," + YEAR + "," + name + ",9876543210,,1,").getBytes(StandardCharsets.UTF_8));

        assertThat(jdbc.sql("select count(*) from billing.bulk_file_part where position(?::bytea in content) > 0")
                        .param(name.getBytes(StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
        runner.run(() -> false);
    }
}
