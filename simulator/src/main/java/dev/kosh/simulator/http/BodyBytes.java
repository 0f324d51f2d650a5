package dev.kosh.simulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that is here whole.
 *
 * @param next where the request ends in the connection's bytes
 */
record BodyBytes(String text, int next) {

    /** A body whose length the headers tell; null while bytes are missing. */
    static @Nullable BodyBytes counted(byte[] bytes, int start, int end, int length) {
        if (end - start < length) {
            return null;
        }
        return new BodyBytes(new String(bytes, start, length, StandardCharsets.UTF_8), start + length);
    }

    /** A body in chunks, each with its length in hexadecimal before it; null while bytes are missing. */
    static @Nullable BodyBytes chunked(byte[] bytes, int start, int end) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = start;
        while (true) {
            int line = endOfLine(bytes, at, end);
            if (line < 0) {
                return null;
            }
            int length = chunkLength(new String(bytes, at, line - at, StandardCharsets.ISO_8859_1));
            int data = line + 2;
            if (data + length + 2 > end) {
                return null;
            }
            at = data + length + 2;
            if (length == 0) {
                return new BodyBytes(whole.toString(StandardCharsets.UTF_8), at);
            }
            whole.write(bytes, data, length);
        }
    }

    private static int chunkLength(String line) {
        String digits = line.split(";", 2)[0].strip();
        if (!digits.matches("[0-9A-Fa-f]{1,7}")) {
            throw new UnreadableCall("a chunk has no length");
        }
        return Integer.parseInt(digits, 16);
    }

    private static int endOfLine(byte[] bytes, int start, int end) {
        for (int i = start; i + 1 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
