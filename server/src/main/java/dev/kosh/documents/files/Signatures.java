package dev.kosh.documents.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What contents of files look like. Containers are not unpacked: the names of what is in a ZIP stand in it in clear, and a
 * few bytes may unpack to very many.
 */
public final class Signatures {

    private static final byte[] JPEG = bytes("ffd8ff");
    private static final byte[] PNG = bytes("89504e470d0a1a0a");
    private static final byte[] ZIP = bytes("504b0304");
    private static final byte[] OLE = bytes("d0cf11e0a1b11ae1");
    private static final Pattern DRAWING = Pattern.compile("(?:\\s*999\\r?\\n[^\\n]*\\n)*\\s*0\\r?\\n\\s*SECTION\\b");

    /** A header of a ZIP, in front of an entry or in the directory, whose entry lies where OpenDocument keeps macros. */
    private static final Pattern MACROS =
            Pattern.compile("PK(?:\\x03\\x04.{26}|\\x01\\x02.{42})(?:Basic|Scripts)/", Pattern.DOTALL);

    private static final int START_OF_DRAWING = 4096;

    private Signatures() {}

    public static boolean isJpeg(byte[] content) {
        return startsWith(content, JPEG);
    }

    public static boolean isPng(byte[] content) {
        return startsWith(content, PNG);
    }

    public static boolean isPdf(byte[] content) {
        return startsWith(content, "%PDF-".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A ZIP whose first, unpacked entry says its media type, and without macros. */
    public static boolean isOpenDocument(byte[] content, String mediaType) {
        return startsWith(content, ZIP)
                && text(content, 512).contains("mimetype" + mediaType)
                && !MACROS.matcher(text(content, content.length)).find();
    }

    /** A ZIP with that entry, and without macros. */
    public static boolean isOfficeXml(byte[] content, String entry) {
        if (!startsWith(content, ZIP)) {
            return false;
        }
        String text = text(content, content.length);
        return text.contains("[Content_Types].xml") && text.contains(entry) && !text.contains("vbaProject.bin");
    }

    /** A compound file with one of these streams. */
    public static boolean isOldOffice(byte[] content, String... streams) {
        String text = text(content, content.length);
        return startsWith(content, OLE)
                && Stream.of(streams)
                        .anyMatch(stream -> text.contains(
                                new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)))
                && !text.contains(
                        new String("_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    public static boolean isDrawing(byte[] content) {
        String start = text(content, START_OF_DRAWING);
        return start.startsWith("AutoCAD Binary DXF") || DRAWING.matcher(start).lookingAt();
    }

    /** UTF-8 without control characters but those that part lines and columns. */
    public static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .chars()
                    .noneMatch(each -> each < ' ' && "\t\r\n\f".indexOf(each) < 0);
        } catch (CharacterCodingException otherBytes) {
            return false;
        }
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }

    private static String text(byte[] content, int most) {
        return new String(content, 0, Math.min(most, content.length), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
