package dev.kosh.billing.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.kosh.testing.Desk;
import dev.kosh.testing.DeskTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.LongUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Workbooks whose XML has entities of its own: none is followed, none is multiplied. Archives that lie are refused. */
@DeskTest
class HostileWorkbookTests {

    private static final String CONSUMER = "CONSUMER";
    private static final int END_OF_LIST = 0x06054b50;
    private static final int END_OF_LIST_BYTES = 22;

    @Autowired
    private Desk desk;

    @Autowired
    private BulkDesk bulk;

    @TempDir
    private Path folder;

    /** A sheet of one row that is right but for its consumer, which is the entity {@code x} of these. */
    private byte[] hostile(String entities) throws IOException {
        return workbook("<!DOCTYPE worksheet [" + entities + "]>", "&x;");
    }

    /** A sheet of one row with this document type, of a consumer as XML has it. */
    private byte[] workbook(String documentType, String consumer) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(made, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("dues");
            String[] header = BulkDesk.HEADER.split(",", -1);
            String[] row = BulkDesk.row(CONSUMER, "10").split(",", -1);
            for (int column = 0; column < header.length; column++) {
                sheet.inlineString(0, column, header[column]);
                sheet.inlineString(1, column, row[column]);
            }
        }
        Path file = Files.write(folder.resolve("made.xlsx"), made.toByteArray());
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(changed)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                String xml = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("xl/worksheets/sheet1.xml")) {
                    assertThat(xml).contains("?>", CONSUMER);
                    xml = xml.replace("?>", "?>" + documentType).replace(CONSUMER, consumer);
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(xml.getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed.toByteArray();
    }

    /** An amount that office programs show as #REF! would else be a due that nobody demands. */
    @Test
    void aCellThatHoldsAnErrorRefusesItsRow() throws IOException {
        String cell = "</t></is></c></row><row r=\"3\"><c r=\"J3\" t=\"e\"><v>#REF!</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>";

        JsonNode load = loaded(workbook("", CONSUMER + cell + CONSUMER));

        assertThat(load.path("refusals").toString()).contains("PT_FIRE_CESS: rupees");
    }

    private JsonNode loaded(byte[] workbook) {
        JsonNode load = bulk.upload("dues.xlsx", workbook);
        bulk.work();
        return bulk.job(BulkDesk.LOADS, load);
    }

    private static void assertRefused(JsonNode load) {
        assertThat(load.path("status").asString()).as("%s", load).isEqualTo("FAILED");
        assertThat(load.path("message").asString()).contains("no workbook");
        assertThat(load.path("succeeded").asInt()).isZero();
    }

    @Test
    void theSameWorkbookWithoutEntitiesIsLoaded() throws IOException {
        String consumer = BulkDesk.unique();

        BulkDesk.assertCounts(loaded(workbook("", consumer)), 1, 1, 0);

        assertThat(desk.demands("PT", consumer).size()).isEqualTo(1);
    }

    @Test
    void aFileThatAWorkbookNamesIsNotRead() throws IOException {
        String secret = BulkDesk.unique();
        Path file = Files.writeString(folder.resolve("secret.txt"), secret);

        JsonNode load = loaded(hostile("<!ENTITY x SYSTEM \"" + file.toUri() + "\">"));

        assertRefused(load);
        assertThat(load.toString()).doesNotContain(secret);
        assertThat(desk.demands("PT", secret).size()).isZero();
    }

    @Test
    void aWorkbookWhosePartClaimsMoreBytesThanThereAreNumbersIsRefused() throws IOException {
        BulkDesk.assertCounts(loaded(claiming(bytes -> bytes, workbook("", BulkDesk.unique()))), 1, 1, 0);

        assertRefused(loaded(claiming(bytes -> Long.MAX_VALUE, workbook("", BulkDesk.unique()))));
    }

    /** The same archive; the list at its end says of its first part, in the long form, that it takes so many bytes. */
    private static byte[] claiming(LongUnaryOperator claimOfBytes, byte[] archive) {
        ByteBuffer from = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_OF_LIST_BYTES;
        assertThat(from.getInt(end)).as("end of the list, without a comment").isEqualTo(END_OF_LIST);
        int list = from.getInt(end + 16);
        int sizeOfList = from.getInt(end + 12);
        int behindName = list + 46 + from.getShort(list + 28);
        ByteBuffer to = ByteBuffer.allocate(archive.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        to.put(archive, 0, behindName);
        to.putShort((short) 1).putShort((short) 16);
        to.putLong(claimOfBytes.applyAsLong(from.getInt(list + 24)));
        to.putLong(claimOfBytes.applyAsLong(from.getInt(list + 20)));
        to.put(archive, behindName, archive.length - behindName);
        to.putInt(list + 20, -1).putInt(list + 24, -1).putShort(list + 30, (short) 20);
        to.putInt(end + 20 + 12, sizeOfList + 20);
        return to.array();
    }

    @Test
    void anEntityThatMultipliesToThreeGigabytesTakesNoMemory() throws IOException {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 \"lol\">");
        for (int level = 1; level <= 9; level++) {
            String each = ("&e" + (level - 1) + ";").repeat(10);
            entities.append("<!ENTITY e%d \"%s\">".formatted(level, each));
        }
        byte[] bomb = hostile(entities + "<!ENTITY x \"&e9;\">");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        JsonNode waiting = bulk.upload("dues.xlsx", bomb);
        long before = threads.getCurrentThreadAllocatedBytes();

        bulk.work();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
        assertRefused(bulk.job(BulkDesk.LOADS, waiting));
    }
}
