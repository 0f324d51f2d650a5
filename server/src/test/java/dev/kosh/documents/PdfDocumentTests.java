package dev.kosh.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfDocumentTests {

    private static final Locale HINDI = Locale.forLanguageTag("hi-IN");
    private static final Locale ODIA = Locale.forLanguageTag("or-IN");
    private static final int DPI = 150;
    private static final Path PICTURES = Path.of("target/pictures");

    private static final String IN_HINDI =
            "भुगतान निर्देश: मुख्य श्रमिक की मज़दूरी ₹ 1,42,000.50 — क्षेत्र कार्यालय, स्थिति: प्रक्रिया में।";
    private static final String IN_ODIA =
            "ଦେୟ ନିର୍ଦ୍ଦେଶ: ଶ୍ରମିକଙ୍କ ମଜୁରି ₹ 1,42,000.50 — କ୍ଷେତ୍ର କାର୍ଯ୍ୟାଳୟ, ସ୍ଥିତି: ପ୍ରକ୍ରିୟାରେ।";
    private static final String IN_PUNJABI = "ਭੁਗਤਾਨ ਨਿਰਦੇਸ਼ ਪ੍ਰਾਪਤ ਹੋਇਆ";

    @Test
    void aPageOfMixedLanguagesIsDrawn() throws IOException {
        byte[] file;
        try (PdfDocument document = new PdfDocument(PageSize.A4, ODIA, "Fund Allocation Register")) {
            document.text(TextStyle.TITLE, Align.CENTRE, "ପାଣ୍ଠି ଆବଣ୍ଟନ ପଞ୍ଜିକା")
                    .text(TextStyle.HEADING, Align.CENTRE, "निधि आवंटन पंजिका · Fund Allocation Register")
                    .space(4)
                    .text(TextStyle.BODY, Align.LEFT, IN_HINDI)
                    .text(TextStyle.BODY, Align.LEFT, IN_ODIA)
                    .text(TextStyle.STRONG, Align.RIGHT, IN_PUNJABI)
                    .rule()
                    .pair(TextStyle.BODY, "ରସିଦ ସଂଖ୍ୟା", "PT/DK/2026-27/000041")
                    .pair(TextStyle.BODY, "कुल राशि", "₹ 1,42,000.50")
                    .image(chequers(), 20, Align.CENTRE)
                    .table(
                            TextStyle.SMALL,
                            List.of(
                                    new Column("ମୁଖ୍ୟ ଖାତା", 2, Align.LEFT),
                                    new Column("लेनदेन का प्रकार", 2, Align.LEFT),
                                    new Column("Amount", 1, Align.RIGHT)),
                            List.of(
                                    List.of("221705789358641045908", "प्रारंभिक आवंटन", "₹ 10,00,000.00"),
                                    List.of(
                                            "221705789358641045908",
                                            "ବ୍ୟୟ (ପ୍ରତ୍ୟାବର୍ତ୍ତିତ) ଏବଂ ଆଉ କିଛି ଦୀର୍ଘ ବର୍ଣ୍ଣନା ଯାହା ଗୋଟିଏ ଧାଡ଼ିରେ ରହେ ନାହିଁ",
                                            "₹ 1,400.00")))
                    .footer("Kosh · ଢେଙ୍କାନାଳ");
            file = document.bytes();
        }
        assertThat(file.length)
                .as("only the glyphs that are shown are in the file")
                .isLessThan(120_000);
        picture(file, 0, "mixed-languages");
    }

    @Test
    void indicTextOnThePageIsDrawnLetterForLetterAsTheShapedTextOnAScreen() throws IOException {
        for (String[] each : new String[][] {
            {IN_HINDI, "NotoSansDevanagari-Regular"},
            {IN_ODIA, "NotoSansOriya-Regular"},
            {IN_PUNJABI, "NotoSansGurmukhi-Regular"}
        }) {
            BufferedImage page = picture(onOneLine(each[0]), 0, each[1]);
            BufferedImage shaped = onScreen(each[0], each[1]);
            assertThat(likeness(page, shaped)).as(each[0]).isGreaterThan(0.8);
            String unshaped = String.join("\u200c", each[0].split("(?<=\u094d|\u0b4d|\u0a4d)"));
            assertThat(likeness(page, onScreen(unshaped, each[1])))
                    .as("the same letters with their conjuncts taken apart look otherwise")
                    .isLessThan(0.7);
        }
    }

    @Test
    void aReaderCopiesTheTextThatWasWritten() throws IOException {
        try (PDDocument read = Loader.loadPDF(onOneLine(IN_ODIA))) {
            assertThat(new PDFTextStripper().getText(read)).contains(IN_ODIA);
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("hi-IN");
        }
    }

    @Test
    void aTableRunsOverPagesAndEachBeginsWithItsHeadings() throws IOException {
        byte[] file;
        try (PdfDocument document = new PdfDocument(PageSize.A4_LANDSCAPE, Locale.ENGLISH, "rows")) {
            file = document.table(
                            TextStyle.BODY,
                            List.of(new Column("Number", 1, Align.LEFT), new Column("Amount", 1, Align.RIGHT)),
                            IntStream.range(0, 100)
                                    .mapToObj(i -> List.of("row-" + i, "₹ " + i))
                                    .toList())
                    .footer("Kosh")
                    .bytes();
        }
        try (PDDocument read = Loader.loadPDF(file)) {
            int pages = read.getNumberOfPages();
            assertThat(pages).isBetween(3, 6);
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(read)).contains("Number", "Amount", "Kosh", page + " / " + pages);
            }
            text.setStartPage(1);
            assertThat(text.getText(read).lines().filter(line -> line.startsWith("row-")))
                    .hasSize(100);
        }
    }

    @Test
    void aWordWiderThanItsColumnIsBrokenAndNothingIsLost() throws IOException {
        String number = "1234567890".repeat(12);
        try (PdfDocument document = new PdfDocument(PageSize.ROLL_80_MM, Locale.ENGLISH, "long");
                PDDocument read = Loader.loadPDF(
                        document.text(TextStyle.BODY, Align.LEFT, number).bytes())) {
            assertThat(new PDFTextStripper().getText(read).replaceAll("\\s", ""))
                    .isEqualTo(number);
        }
    }

    @Test
    void aRollIsAsLongAsWhatIsOnIt() throws IOException {
        try (PdfDocument document = new PdfDocument(PageSize.ROLL_80_MM, HINDI, "receipt")) {
            for (int i = 0; i < 10; i++) {
                document.text(TextStyle.BODY, Align.CENTRE, "पंक्ति " + i);
            }
            byte[] file = document.image(chequers(), 30, Align.CENTRE).bytes();
            picture(file, 0, "roll");
            try (PDDocument read = Loader.loadPDF(file)) {
                float wanted = 2 * 4 * PageSize.MM + 10 * TextStyle.BODY.lineHeight() + 30 * PageSize.MM;
                assertThat(read.getPage(0).getMediaBox().getHeight()).isEqualTo(wanted, within(0.5f));
                assertThat(read.getPage(0).getMediaBox().getWidth()).isEqualTo(80 * PageSize.MM, within(0.5f));
            }
        }
    }

    private static byte[] onOneLine(String text) {
        try (PdfDocument document = new PdfDocument(PageSize.A4_LANDSCAPE, HINDI, "line")) {
            return document.text(TextStyle.BODY, Align.LEFT, text).bytes();
        }
    }

    /** The same line at the same place, drawn by the JDK. */
    private static BufferedImage onScreen(String text, String font) throws IOException {
        try (InputStream file = PdfDocumentTests.class.getResourceAsStream("/documents/fonts/" + font + ".ttf")) {
            Font face = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(file))
                    .deriveFont(9f);
            BufferedImage picture = new BufferedImage(1754, 1240, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = picture.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, 1754, 1240);
            pen.scale(DPI / 72.0, DPI / 72.0);
            pen.setColor(Color.BLACK);
            float margin = PageSize.A4_LANDSCAPE.margin();
            pen.translate(margin, margin + TextStyle.BODY.size());
            char[] letters = text.toCharArray();
            pen.fill(face.layoutGlyphVector(new FontRenderContext(null, true, true), letters, 0, letters.length, 0)
                    .getOutline());
            pen.dispose();
            return picture;
        } catch (FontFormatException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Dark points that both have, against those that either has. */
    private static double likeness(BufferedImage one, BufferedImage other) {
        int both = 0;
        int either = 0;
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                boolean here = (one.getRGB(x, y) & 0xff) < 0x80;
                boolean there = (other.getRGB(x, y) & 0xff) < 0x80;
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return (double) both / either;
    }

    private static BufferedImage chequers() {
        BufferedImage picture = new BufferedImage(25, 25, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        for (int i = 0; i < 25 * 25; i += 2) {
            pen.fill(new Rectangle(i % 25, i / 25, 1, 1));
        }
        pen.dispose();
        return picture;
    }

    private static BufferedImage picture(byte[] file, int page, String name) throws IOException {
        try (PDDocument read = Loader.loadPDF(file)) {
            BufferedImage picture = new PDFRenderer(read).renderImageWithDPI(page, DPI);
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".pdf"), file);
            ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
            return picture;
        }
    }
}
