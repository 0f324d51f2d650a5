package dev.kosh.collection.papers;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as its reader has it: its text, its pages as pictures, what a camera reads on them. */
record PrintedPdf(byte[] bytes) {

    private static final int FOR_EYES = 100;
    private static final int FOR_CAMERAS = 220;

    String text() {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException noPdf) {
            throw new UncheckedIOException(noPdf);
        }
    }

    private BufferedImage firstPage(int dotsPerInch) {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch);
        } catch (IOException noPdf) {
            throw new UncheckedIOException(noPdf);
        }
    }

    /** What the code on the first page says. */
    String code() {
        BufferedImage page = firstPage(FOR_CAMERAS);
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        BinaryBitmap bitmap = new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));
        try {
            return new MultiFormatReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException none) {
            throw new AssertionError("no code on the page", none);
        }
    }

    /** Keeps the first page as a picture in {@code target/papers}, for eyes. */
    PrintedPdf keep(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "papers"));
            ImageIO.write(
                    firstPage(FOR_EYES), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }
}
