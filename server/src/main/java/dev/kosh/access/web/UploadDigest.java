package dev.kosh.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What stands for the body of an upload when calls are compared: its parts by name and SHA-256, without their bytes. */
final class UploadDigest {

    private UploadDigest() {}

    static boolean applies(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    static byte[] of(HttpServletRequest request) throws IOException, ServletException {
        StringBuilder text = new StringBuilder("upload");
        for (Part part : request.getParts()) {
            text.append('\n')
                    .append(part.getName())
                    .append(' ')
                    .append(part.getSubmittedFileName())
                    .append(' ')
                    .append(sha256(part));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(Part part) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(part.getInputStream(), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
