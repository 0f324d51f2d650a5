package dev.kosh.documents;

import dev.kosh.documents.files.Signatures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of files that are kept, each told by its extension and, independently, by its content. */
public enum FileKind {
    JPG("image/jpeg", List.of("jpg", "jpeg"), Signatures::isJpeg),
    PNG("image/png", List.of("png"), Signatures::isPng),
    PDF("application/pdf", List.of("pdf"), Signatures::isPdf),
    ODT(
            "application/vnd.oasis.opendocument.text",
            List.of("odt"),
            bytes -> Signatures.isOpenDocument(bytes, "application/vnd.oasis.opendocument.text")),
    ODS(
            "application/vnd.oasis.opendocument.spreadsheet",
            List.of("ods"),
            bytes -> Signatures.isOpenDocument(bytes, "application/vnd.oasis.opendocument.spreadsheet")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            bytes -> Signatures.isOfficeXml(bytes, "word/document.xml")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            bytes -> Signatures.isOfficeXml(bytes, "xl/workbook.xml")),
    DOC("application/msword", List.of("doc"), bytes -> Signatures.isOldOffice(bytes, "WordDocument")),
    XLS("application/vnd.ms-excel", List.of("xls"), bytes -> Signatures.isOldOffice(bytes, "Workbook", "Book")),
    DXF("image/vnd.dxf", List.of("dxf"), Signatures::isDrawing),
    CSV("text/csv", List.of("csv"), Signatures::isText),
    TXT("text/plain", List.of("txt"), Signatures::isText);

    private final String mediaType;
    private final List<String> extensions;
    private final Predicate<byte[]> content;

    FileKind(String mediaType, List<String> extensions, Predicate<byte[]> content) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.content = content;
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean isPicture() {
        return this == JPG || this == PNG;
    }

    /** The kind that a file's extension claims. */
    public static Optional<FileKind> claimedBy(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            if (kind.extensions.contains(extension)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether the content is of this kind. */
    public boolean isOf(byte[] bytes) {
        return content.test(bytes);
    }
}
