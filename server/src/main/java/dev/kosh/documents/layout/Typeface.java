package dev.kosh.documents.layout;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** The bundled faces, each read when first needed; all are Noto Sans (SIL Open Font License, documents/fonts/OFL.txt). */
public enum Typeface {
    LATIN("NotoSans-Regular", UnicodeScript.LATIN),
    LATIN_BOLD("NotoSans-Bold", UnicodeScript.LATIN),
    DEVANAGARI("NotoSansDevanagari-Regular", UnicodeScript.DEVANAGARI),
    DEVANAGARI_BOLD("NotoSansDevanagari-Bold", UnicodeScript.DEVANAGARI),
    ODIA("NotoSansOriya-Regular", UnicodeScript.ORIYA),
    ODIA_BOLD("NotoSansOriya-Bold", UnicodeScript.ORIYA),
    GURMUKHI("NotoSansGurmukhi-Regular", UnicodeScript.GURMUKHI),
    GURMUKHI_BOLD("NotoSansGurmukhi-Bold", UnicodeScript.GURMUKHI);

    private final String file;
    private final UnicodeScript script;
    private volatile byte @Nullable [] bytes;
    private volatile @Nullable Font font;

    Typeface(String file, UnicodeScript script) {
        this.file = file;
        this.script = script;
    }

    /** The face for a script; for a script without one the Latin face, which shows boxes for what it lacks. */
    static Typeface of(UnicodeScript script, boolean bold) {
        for (Typeface face : values()) {
            if (face.script == script && face.name().endsWith("_BOLD") == bold) {
                return face;
            }
        }
        return bold ? LATIN_BOLD : LATIN;
    }

    /** The font file. */
    byte[] bytes() {
        byte[] known = bytes;
        if (known == null) {
            try (InputStream file = Typeface.class.getResourceAsStream("/documents/fonts/" + this.file + ".ttf")) {
                if (file == null) {
                    throw new IllegalStateException("font missing in the jar: " + this.file);
                }
                known = file.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            bytes = known;
        }
        return known;
    }

    /** The font for shaping, {@link Shaper#EM} units large. */
    Font font() {
        Font known = font;
        if (known == null) {
            try {
                known = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes()))
                        .deriveFont((float) Shaper.EM);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (FontFormatException failure) {
                throw new IllegalStateException("not a font: " + file, failure);
            }
            font = known;
        }
        return known;
    }
}
