package dev.kosh.billing.bulk;

import static dev.kosh.testing.Desk.codes;
import static dev.kosh.testing.Desk.rupees;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.testing.Answer;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import dev.kosh.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The sheet that demands are raised from: read, kept, returned (docs/contract/billing.md, demand load). */
@DeskTest
class DemandSheetTests {

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @Autowired
    private BulkRunner runner;

    @Autowired
    private SheetFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Test
    void aSheetIsForgottenAMonthAfterItsLoadEnded() {
        JsonNode load = bulk.loaded(BulkDesk.HEADER, BulkDesk.row(BulkDesk.unique(), "100"));
        Clock monthLater = Clock.offset(clock, Duration.ofDays(31));
        new SheetPurge(files, Duration.ofDays(30), clock).run();
        assertThat(resultOf(load).status()).isEqualTo(200);

        new SheetPurge(files, Duration.ofDays(30), monthLater).run();

        assertThat(resultOf(load).errorCode()).isEqualTo("BULK_SHEET_NOT_KEPT");
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
        BulkDesk.assertCounts(done, 2, 1, 1);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo("1840.10");
        List<List<String>> sheet = bulk.result(done, folder);
        assertThat(sheet.get(1)).startsWith(consumer, "PT", "2026-04-01", "2027-03-31", "1840.1", "LOADED");
        assertThat(sheet.get(2)).contains("REFUSED");
    }

    /** Office programs write what they hold in binary: 8.9 stands in the file as 8.9000000000000004. */
    @ParameterizedTest
    @CsvSource({
        "8.9000000000000004, 8.90",
        "1840.5999999999999, 1840.60",
        "1840.0049999999999, 1840.01",
        "1840.3333333333333, 1840.33"
    })
    void anAmountOfAWorkbookIsWhatItsReaderSees(String inFile, String amount) throws IOException {
        String consumer = BulkDesk.unique();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("dues");
            List<Object> header = List.of("consumerCode", "businessService", "taxPeriodFrom", "taxPeriodTo", "PT_TAX");
            List<Object> row = List.of(consumer, "PT", "2026-04-01", "2027-03-31", new BigDecimal(inFile));
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column).toString());
                if (row.get(column) instanceof BigDecimal number) {
                    sheet.value(1, column, number);
                } else {
                    sheet.value(1, column, row.get(column).toString());
                }
            }
        }

        JsonNode load = bulk.upload("dues.xlsx", file.toByteArray());
        runner.run(() -> false);

        BulkDesk.assertCounts(bulk.job(BulkDesk.LOADS, load), 1, 1, 0);
        assertThat(rupees(desk.fetch("PT", consumer).path("totalAmount"))).isEqualByComparingTo(amount);
    }

    @Test
    void anAmountWhoseFormulaHasNoResultIsNotLeftOut() throws IOException {
        String consumer = BulkDesk.unique();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("dues");
            List<String> header = List.of(
                    "consumerCode", "businessService", "taxPeriodFrom", "taxPeriodTo", "PT_TAX", "PT_FIRE_CESS");
            List<String> row = List.of(consumer, "PT", "2026-04-01", "2027-03-31", "100");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
                if (column < row.size()) {
                    sheet.value(1, column, row.get(column));
                }
            }
            sheet.formula(1, 5, "E2/10");
        }

        JsonNode load = bulk.upload("dues.xlsx", file.toByteArray());
        runner.run(() -> false);

        BulkDesk.assertCounts(bulk.job(BulkDesk.LOADS, load), 1, 0, 1);
        assertThat(bulk.job(BulkDesk.LOADS, load).at("/refusals/0").toString()).contains("PT_FIRE_CESS");
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
        JsonNode brokenOff = bulk.loaded(BulkDesk.HEADER, BulkDesk.row(consumer, "10"), "\"never closed");

        assertThat(bulk.job(BulkDesk.LOADS, load).path("status").asString()).isEqualTo("FAILED");
        assertThat(brokenOff.path("status").asString()).isEqualTo("FAILED");
        assertThat(desk.demands("PT", consumer).size()).isZero();
    }

    @Test
    void theResultOfASheetThatCannotBeReadSaysWhyAndOfOneThatBreaksOffWhereItDoes() {
        JsonNode foreign = bulk.upload("dues.xlsx", "no workbook".getBytes(StandardCharsets.UTF_8));
        JsonNode brokenOff = bulk.loaded(BulkDesk.HEADER, BulkDesk.row(BulkDesk.unique(), "10"), "\"never closed");

        Answer none = resultOf(foreign);
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(codes(none)).containsExactly("INVALID_SHEET");
        assertThat(none.body().at("/Errors/0/message").asString()).contains("no workbook of the form .xlsx");
        Answer part = resultOf(brokenOff);
        assertThat(part.status()).isEqualTo(200);
        assertThat(part.body().asString().strip()).endsWith("a row cannot be read");
    }

    private Answer resultOf(JsonNode load) {
        return desk.query(
                BulkDesk.LOADS + "_result",
                desk.clerk(),
                "tenantId",
                Desk.TENANT,
                "id",
                load.path("id").asString());
    }

    @Test
    void anUploadIsASheetOfAKnownTenant() {
        assertThat(codes(bulk.tryUpload("dues.pdf", new byte[] {1}))).containsExactly("INVALID_SHEET");
        assertThat(codes(bulk.tryUpload("dues.csv", new byte[0]))).containsExactly("INVALID_SHEET");
        Answer withoutPart = desk.query(BulkDesk.LOADS + "_create", desk.clerk(), "tenantId", Desk.TENANT);
        assertThat(withoutPart.status()).isEqualTo(400);
    }

    @Test
    void theResultComesAsAFileOverHttp() {
        JsonNode load = bulk.loaded(BulkDesk.HEADER, BulkDesk.row(BulkDesk.unique(), "10"));

        Answer file = resultOf(load);

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
                (BulkDesk.HEADER + "\nC,PT,X," + BulkDesk.YEAR + "," + name + ",9876543210,,1,")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(jdbc.sql("select count(*) from billing.bulk_file_part where position(?::bytea in content) > 0")
                        .param(name.getBytes(StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single())
                .isZero();
        runner.run(() -> false);
    }
}
