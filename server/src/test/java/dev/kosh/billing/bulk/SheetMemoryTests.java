package dev.kosh.billing.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sheet of any length takes the same memory, and a workbook that would take too much is refused before it is read. */
class SheetMemoryTests {

    private static final int EARLY = 20_000;
    private static final int LATE = 60_000;

    /** Far less than 40,000 rows of these cells take, 20 MB; more than the rest of the process changes meanwhile. */
    private static final long NOISE = 6L << 20;

    private static final String PARTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    @TempDir
    private Path folder;

    private static List<String> row(int number) {
        return List.of(
                "PT-107-" + number,
                "PT",
                "BUILTUP",
                "2026-04-01",
                "2027-03-31",
                "Payer " + number,
                "9" + (100_000_000 + number),
                "WARD-" + number % 90,
                number + ".50");
    }

    @ParameterizedTest
    @EnumSource
    void noMoreIsHeldAfterSixtyThousandRowsThanAfterTwentyThousandWhetherTheyAreReadOrReturned(SheetFormat format)
            throws IOException {
        Path file = folder.resolve("sheet");
        long early = 0;
        long late = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                SheetWriter writer = SheetWriter.to(format, out)) {
            for (int number = 1; number <= LATE; number++) {
                writer.row(row(number));
                early = number == EARLY ? LiveHeap.now().bytes() : early;
                late = number == LATE ? LiveHeap.now().bytes() : late;
            }
        }
        assertThat(late - early).as("returned").isLessThan(NOISE);
        try (SheetRows rows = SheetRows.open(format, file)) {
            for (int number = 1; number <= LATE; number++) {
                assertThat(rows.next()).hasSize(9);
                early = number == EARLY ? LiveHeap.now().bytes() : early;
                late = number == LATE ? LiveHeap.now().bytes() : late;
            }
            assertThat(rows.next()).isNull();
        }
        assertThat(late - early).as("read").isLessThan(NOISE);
    }

    /** A workbook of one sheet; its parts are where and what the caller says. */
    private Path workbook(String sheet, String sharedPart, String shared) throws IOException {
        Path file = folder.resolve("made.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
                    <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%1$sworksheet+xml"/>
                    <Override PartName="/%2$s" ContentType="%1$sworksheet+xml"/>
                    <Override PartName="/%2$s" ContentType="%1$ssharedStrings+xml"/></Types>""".formatted(PARTS, sharedPart));
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                    Target="worksheets/sheet1.xml"/></Relationships>""");
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                    <sheet name="Dues" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            put(zip, "xl/styles.xml", """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="1">
                    <xf numFmtId="0"/></cellXfs></styleSheet>""");
            put(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>""".formatted(sheet));
            zip.putNextEntry(new ZipEntry(sharedPart));
            byte[] part = ("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + shared
                            + "</sst>")
                    .getBytes(StandardCharsets.UTF_8);
            zip.write(part);
            zip.closeEntry();
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String cell(String shared) {
        return "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>" + shared + "</v></c></row>";
    }

    @ParameterizedTest
    @CsvSource({"xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "XL/Texts.bin"})
    void textsThatCellsShareAreKnownByWhatTheyAreAndNotByTheirName(String part) throws IOException {
        Path file = workbook(cell("1"), part, "<si><t>first</t></si><si><t>second</t></si>");

        try (SheetRows rows = SheetRows.open(SheetFormat.XLSX, file)) {
            assertThat(rows.next()).containsExactly("second");
        }
    }

    @ParameterizedTest
    @CsvSource({"xl/sharedStrings.xml", "xl/worksheets/sheet2.xml", "XL/Texts.bin"})
    void manySmallOrFewLargeSharedTextsAreRefusedBeforeTheyAreReadWhateverTheirPartIsCalled(String part)
            throws IOException {
        Path many = workbook(cell("1"), part, "<si/>".repeat(2_000_000));
        assertThatThrownBy(() -> SheetRows.open(SheetFormat.XLSX, many)).hasMessageContaining("too large");

        Path large = workbook(cell("1"), part, "<si><t>" + "x".repeat(70_000_000) + "</t></si>");
        assertThatThrownBy(() -> SheetRows.open(SheetFormat.XLSX, large)).hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
                "<c r=\"A1\" t=\"s\"><v>99999999999</v></c>",
                "<c r=\"A1\" t=\"s\"><v>x</v></c>",
                "<c r=\"A1\" s=\"-7\"><v>1</v></c>"
            })
    void aCellThatNamesWhatIsNotThereMakesTheFileNoWorkbook(String cell) throws IOException {
        Path file = workbook(
                "<row r=\"1\">" + cell + "</row>",
                "xl/sharedStrings.xml",
                "<si><t>first</t></si><si><t>second</t></si>");

        assertThatThrownBy(() -> {
                    try (SheetRows rows = SheetRows.open(SheetFormat.XLSX, file)) {
                        rows.next();
                    }
                })
                .isInstanceOf(BulkFailed.class)
                .hasMessageContaining("no workbook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>",
                "<row r=\"1\" a=\"/>\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>",
                "<x:row r=\"1\"><c r=\"A1\" s=\"%s\"/></x:row>",
                "<row r=\"1\"/><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x<b/>%s</t></is></c></row>"
            })
    void aRowOfMoreThanAMegabyteIsRefusedBeforeItIsRead(String sheet) throws IOException {
        String letters = "x".repeat(1 << 19) + "<b/>".repeat(sheet.contains("s=\"") ? 0 : 1) + "x".repeat(1 << 19);
        Path file = workbook(sheet.formatted(letters), "xl/sharedStrings.xml", "<si><t>first</t></si>");

        assertThatThrownBy(() -> SheetRows.open(SheetFormat.XLSX, file)).hasMessageContaining("more than a megabyte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <row> --><row r=\"1\"></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[<row></row>]]></t></is></c></row>",
                "<?x <row></row>?><row r=\"1\"></row>",
                "<row r=\"1\"><row r=\"2\"></row></row>",
                "<row r=\"1\">\0</row>"
            })
    void aSheetThatHidesWhereItsRowsEndIsNoWorkbook(String sheet) throws IOException {
        Path file = workbook(sheet, "xl/sharedStrings.xml", "<si><t>first</t></si>");

        assertThatThrownBy(() -> SheetRows.open(SheetFormat.XLSX, file)).hasMessageContaining("no workbook");
    }

    @Test
    void aPartThatIsNeitherSheetNorSharedTextsIsHeldSmall() throws IOException {
        Path file = workbook(cell("0"), "xl/sharedStrings.xml", "<si><t>first</t></si>");
        Path grown = folder.resolve("grown.xlsx");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(grown))) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(from.getInputStream(entry).readAllBytes());
            }
            to.putNextEntry(new ZipEntry("xl/theme/theme1.xml"));
            to.write(new byte[17 << 20]);
        }

        assertThatThrownBy(() -> SheetRows.open(SheetFormat.XLSX, grown)).hasMessageContaining("too large");
    }
}
