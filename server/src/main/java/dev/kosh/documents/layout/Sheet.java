package dev.kosh.documents.layout;

import dev.kosh.documents.PageSize;
import dev.kosh.documents.TextStyle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** One page while it is written. Lengths in points; y is the distance below the upper edge. */
final class Sheet {

    private static final double ACROSS_SCALE = 4;
    private static final double ACROSS_ANGLE = Math.toRadians(30);
    private static final float ACROSS_GRAY = 0.8f;

    private final PDDocument document;
    private final EmbeddedFaces faces;
    private final PDPage page;
    private final PDResources resources = new PDResources();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final ContentStreamWriter writer = new ContentStreamWriter(content);

    Sheet(PDDocument document, EmbeddedFaces faces, PageSize size) {
        this.document = document;
        this.faces = faces;
        this.page = new PDPage(new PDRectangle(size.width(), size.height()));
        page.setResources(resources);
        document.addPage(page);
    }

    /** @param y of the base line */
    void text(List<ShapedRun> runs, TextStyle style, float x, float y) throws IOException {
        float at = x;
        for (ShapedRun run : runs) {
            run(run, style, at, y);
            at += run.width() * style.size() / Shaper.EM;
        }
    }

    /** Large, pale and rising: what is written afterwards stays readable. The point is its middle. */
    void across(List<ShapedRun> runs, TextStyle style, float x, float y) throws IOException {
        float cos = (float) (ACROSS_SCALE * Math.cos(ACROSS_ANGLE));
        float sin = (float) (ACROSS_SCALE * Math.sin(ACROSS_ANGLE));
        write(OperatorName.SAVE);
        write(OperatorName.NON_STROKING_GRAY, new COSFloat(ACROSS_GRAY));
        write(
                OperatorName.CONCAT,
                new COSFloat(cos),
                new COSFloat(sin),
                new COSFloat(-sin),
                new COSFloat(cos),
                new COSFloat(x),
                new COSFloat(-y));
        text(runs, style, -Shaper.width(runs) * style.size() / Shaper.EM / 2, 0);
        write(OperatorName.RESTORE);
    }

    private void run(ShapedRun run, TextStyle style, float x, float y) throws IOException {
        // What a reader copies and a machine finds: the text itself, not the glyphs' numbers.
        COSDictionary span = new COSDictionary();
        span.setItem(COSName.ACTUAL_TEXT, new COSString(run.text()));
        write(OperatorName.BEGIN_MARKED_CONTENT_SEQ, COSName.getPDFName("Span"), span);
        write(OperatorName.BEGIN_TEXT);
        write(OperatorName.SET_FONT_AND_SIZE, resources.add(faces.of(run.face())), new COSFloat(style.size()));
        float scale = style.size() / Shaper.EM;
        for (int start = 0; start < run.glyphs().length; ) {
            int end = start + 1;
            while (end < run.glyphs().length && run.y()[end] == run.y()[start]) {
                end++;
            }
            write(
                    OperatorName.SET_MATRIX,
                    new COSFloat(1),
                    new COSFloat(0),
                    new COSFloat(0),
                    new COSFloat(1),
                    new COSFloat(x + run.x()[start] * scale),
                    new COSFloat(run.y()[start] * scale - y));
            write(OperatorName.SHOW_TEXT_ADJUSTED, glyphs(run, start, end));
            start = end;
        }
        write(OperatorName.END_TEXT);
        write(OperatorName.END_MARKED_CONTENT);
    }

    /** Glyphs on one height; a number between them moves the next one left by so many thousandths of the size. */
    private COSArray glyphs(ShapedRun run, int start, int end) {
        COSArray shown = new COSArray();
        ByteArrayOutputStream codes = new ByteArrayOutputStream();
        for (int i = start; i < end; i++) {
            codes.writeBytes(faces.code(run.face(), run.glyphs()[i]));
            if (i + 1 < end) {
                float back = run.x()[i] + run.advances()[i] - run.x()[i + 1];
                if (Math.abs(back) > 0.5f) {
                    shown.add(new COSString(codes.toByteArray()));
                    shown.add(new COSFloat(back));
                    codes.reset();
                }
            }
        }
        shown.add(new COSString(codes.toByteArray()));
        return shown;
    }

    void line(float fromX, float toX, float y) throws IOException {
        write(OperatorName.SET_LINE_WIDTH, new COSFloat(0.5f));
        write(OperatorName.MOVE_TO, new COSFloat(fromX), new COSFloat(-y));
        write(OperatorName.LINE_TO, new COSFloat(toX), new COSFloat(-y));
        write(OperatorName.STROKE_PATH);
    }

    /** Each pixel stays as it is, so that a code can be read. */
    void image(BufferedImage picture, float x, float y, float width, float height) throws IOException {
        COSName name = resources.add(LosslessFactory.createFromImage(document, picture));
        write(OperatorName.SAVE);
        write(
                OperatorName.CONCAT,
                new COSFloat(width),
                new COSFloat(0),
                new COSFloat(0),
                new COSFloat(height),
                new COSFloat(x),
                new COSFloat(-y - height));
        write(OperatorName.DRAW_OBJECT, name);
        write(OperatorName.RESTORE);
    }

    /** The page is as high as this; nothing can be added any more. */
    void close(float height) throws IOException {
        page.setMediaBox(new PDRectangle(page.getMediaBox().getWidth(), height));
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        new ContentStreamWriter(start)
                .writeTokens(
                        new COSFloat(1),
                        new COSFloat(0),
                        new COSFloat(0),
                        new COSFloat(1),
                        new COSFloat(0),
                        new COSFloat(height),
                        Operator.getOperator(OperatorName.CONCAT));
        PDStream stream = new PDStream(document);
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            start.writeTo(out);
            content.writeTo(out);
        }
        List<PDStream> streams = new ArrayList<>();
        streams.add(stream);
        page.setContents(streams);
        content.reset();
    }

    private void write(String operator, COSBase... operands) throws IOException {
        for (COSBase operand : operands) {
            writer.writeToken(operand);
        }
        writer.writeToken(Operator.getOperator(operator));
    }
}
