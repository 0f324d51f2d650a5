package dev.kosh.billing.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What a workbook would unpack to, and what of it would be held in memory, is bounded before it is read: its sheets are
 * read row by row, every other part whole. What a part is for stands in the list of content types, not in its name; the
 * archive is opened as the reader opens it, so that both see the same parts.
 */
final class WorkbookBounds {

    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_SHARED_BYTES = 64L << 20;
    private static final long MOST_BYTES_OF_OTHERS = 16L << 20;

    /** Of the texts that cells share, as they are held in memory: their XML, and what each takes beside its letters. */
    private static final long MOST_SHARED_WEIGHT = 96L << 20;

    private static final int WEIGHT_OF_A_TEXT = 48;

    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final String SHEETS = "xl/worksheets/";
    private static final String SHEET_TYPE = "spreadsheetml.worksheet+xml";
    private static final String SHARED_TYPE = "spreadsheetml.sharedstrings+xml";

    private final ZipFile zip;
    private final Set<String> shared = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private long weight;

    private WorkbookBounds(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws BulkFailed when the file is no workbook, or too large */
    static void check(Path file) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            new WorkbookBounds(zip).check();
        } catch (XMLStreamException | UncheckedIOException | IOException malformed) {
            throw XlsxRows.unreadable();
        } catch (IllegalArgumentException boundless) {
            // Entries that reach beyond the file, or past what a number can say.
            throw XlsxRows.unreadable();
        }
    }

    private void check() throws IOException, XMLStreamException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (name(entry).equals(CONTENT_TYPES)) {
                bytes(entry, MOST_BYTES_OF_OTHERS);
                readTypes(entry);
            }
        }
        long all = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            all += bytes(entry, most(name(entry)));
            if (all > MOST_BYTES) {
                throw tooLarge();
            }
            if (shared.contains(name(entry))) {
                weigh(entry);
            }
        }
    }

    private static String name(ZipArchiveEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT);
    }

    private long most(String name) {
        if (shared.contains(name)) {
            return MOST_SHARED_BYTES;
        }
        return isSheet(name) ? MOST_BYTES : MOST_BYTES_OF_OTHERS;
    }

    private boolean isSheet(String name) {
        return name.startsWith(SHEETS) && name.endsWith(".xml") && !shared.contains(name) && !others.contains(name);
    }

    private void readTypes(ZipArchiveEntry entry) throws IOException, XMLStreamException {
        try (InputStream content = zip.getInputStream(entry)) {
            XMLStreamReader xml = opened(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Override")) {
                    List<String> types = attributes(xml, "ContentType");
                    List<String> parts = attributes(xml, "PartName").stream()
                            .map(part -> part.replaceFirst("^/", ""))
                            .toList();
                    if (types.stream().anyMatch(type -> type.endsWith(SHARED_TYPE))) {
                        shared.addAll(parts);
                    } else if (!types.stream().allMatch(type -> type.endsWith(SHEET_TYPE))) {
                        others.addAll(parts);
                    }
                }
            }
        }
    }

    /** Of every name space: which of them the reader takes is not ours to know. */
    private static List<String> attributes(XMLStreamReader xml, String name) {
        return IntStream.range(0, xml.getAttributeCount())
                .filter(i -> xml.getAttributeLocalName(i).equals(name))
                .mapToObj(i -> xml.getAttributeValue(i).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static XMLStreamReader opened(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(content);
    }

    private void weigh(ZipArchiveEntry entry) throws IOException, XMLStreamException {
        try (InputStream content = zip.getInputStream(entry)) {
            XMLStreamReader xml = opened(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    add(WEIGHT_OF_A_TEXT);
                }
            }
        }
    }

    private void add(long more) {
        weight += more;
        if (weight > MOST_SHARED_WEIGHT) {
            throw tooLarge();
        }
    }

    /** Bytes of a part as it really unpacks, whatever it says of itself. */
    private long bytes(ZipArchiveEntry entry, long most) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            long bytes = 0;
            byte[] buffer = new byte[1 << 16];
            RowBounds rows = isSheet(name(entry)) ? new RowBounds() : null;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw tooLarge();
                }
                if (rows != null) {
                    rows.follow(buffer, read);
                }
            }
            if (shared.contains(name(entry))) {
                add(bytes);
            }
            return bytes;
        }
    }

    private static BulkFailed tooLarge() {
        return new BulkFailed("the workbook is too large; save it as .csv, or in parts");
    }
}
