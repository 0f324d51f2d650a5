package dev.kosh.documents.layout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces of one document, each put in when first used; the file keeps only the glyphs that are shown. */
final class EmbeddedFaces {

    private final PDDocument document;
    private final Map<Typeface, PDType0Font> fonts = new EnumMap<>(Typeface.class);

    EmbeddedFaces(PDDocument document) {
        this.document = document;
    }

    PDType0Font of(Typeface face) throws IOException {
        PDType0Font known = fonts.get(face);
        if (known == null) {
            known = PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true);
            fonts.put(face, known);
        }
        return known;
    }

    /** How a page names a glyph of a face that {@link #of} gave. */
    byte[] code(Typeface face, int glyph) {
        PDType0Font font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("face not in the document: " + face);
        }
        font.addGlyphsToSubset(Set.of(glyph));
        return font.encodeGlyphId(glyph);
    }

    /** Puts the glyphs that were named into the file; to be called once, when all text is set. */
    void embed() throws IOException {
        for (PDType0Font font : fonts.values()) {
            font.subset();
        }
    }
}
