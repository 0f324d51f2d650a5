package dev.kosh.documents.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.documents.FileKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignaturesTests {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(text("<x/>"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] openDocument(String mediaType, String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry first = new ZipEntry("mimetype");
            byte[] content = text(mediaType);
            CRC32 sum = new CRC32();
            sum.update(content);
            first.setMethod(ZipEntry.STORED);
            first.setSize(content.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(content);
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(text("<x/>"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Test
    void eachKindIsTold() {
        assertThat(FileKind.PNG.isOf(PNG)).isTrue();
        assertThat(FileKind.JPG.isOf(HexFormat.of().parseHex("ffd8ffe000104a46")))
                .isTrue();
        assertThat(FileKind.PDF.isOf(text("%PDF-1.7\n"))).isTrue();
        assertThat(FileKind.TXT.isOf(text("ਰਸੀਦ\r\n"))).isTrue();
        assertThat(FileKind.CSV.isOf(text("a,b\n1,2\n"))).isTrue();
        assertThat(FileKind.DXF.isOf(text("  0\r\nSECTION\r\n  2\r\nHEADER"))).isTrue();
        assertThat(FileKind.DOCX.isOf(zip("[Content_Types].xml", "word/document.xml")))
                .isTrue();
        assertThat(FileKind.XLSX.isOf(zip("[Content_Types].xml", "xl/workbook.xml")))
                .isTrue();
        assertThat(FileKind.ODT.isOf(openDocument("application/vnd.oasis.opendocument.text")))
                .isTrue();
        assertThat(FileKind.ODS.isOf(openDocument("application/vnd.oasis.opendocument.spreadsheet")))
                .isTrue();
    }

    @Test
    void oneKindIsNotAnother() {
        assertThat(FileKind.PDF.isOf(PNG)).isFalse();
        assertThat(FileKind.DOCX.isOf(zip("[Content_Types].xml", "xl/workbook.xml")))
                .isFalse();
        assertThat(FileKind.ODT.isOf(zip("mimetype"))).isFalse();
        assertThat(FileKind.TXT.isOf(new byte[] {'a', 0, 'b'})).isFalse();
        assertThat(FileKind.DOC.isOf(HexFormat.of().parseHex("d0cf11e0a1b11ae1")))
                .isFalse();
    }

    @Test
    void documentsWithMacrosAreNone() {
        assertThat(FileKind.DOCX.isOf(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isFalse();
        String odt = "application/vnd.oasis.opendocument.text";
        assertThat(FileKind.ODT.isOf(openDocument(odt, "content.xml", "Basic/script-lc.xml")))
                .isFalse();
        assertThat(FileKind.ODT.isOf(openDocument(odt, "Scripts/python/macro.py")))
                .isFalse();
        assertThat(FileKind.ODT.isOf(openDocument(odt, "content.xml", "Pictures/Basic/a.png")))
                .as("no place of macros")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void anyBytesAreJudgedWithoutAFault(FileKind kind) {
        Random random = new Random(kind.ordinal());
        for (int size : new int[] {0, 1, 3, 8, 600, 5000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            kind.isOf(bytes);
        }
        assertThat(FileKind.claimedBy("bill." + kind.name().toLowerCase(Locale.ROOT)))
                .contains(kind);
    }

    @Test
    void anExtensionThatIsNotOnTheListIsNone() {
        for (String name : new String[] {"page.html", "picture.svg", "run.exe", "", "noextension", "a.pdf.js"}) {
            assertThat(FileKind.claimedBy(name)).as(name).isEmpty();
        }
    }
}
