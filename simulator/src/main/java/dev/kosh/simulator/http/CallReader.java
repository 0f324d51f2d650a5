package dev.kosh.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of one connection as they come and gives the requests in them, one by one. */
final class CallReader {

    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final int MOST_BODY_BYTES = 64 * 1024 * 1024;
    private static final int FIRST_CAPACITY = 2048;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int end;
    private @Nullable Head head;

    /** The request line and headers of the request whose body is still coming. */
    private record Head(String method, String path, String query, Map<String, String> headers, int length) {}

    void add(ByteBuffer more) {
        int count = more.remaining();
        if (end + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + count));
        }
        more.get(bytes, end, count);
        end += count;
    }

    /** True while the caller waits for leave to send the body whose head is here. */
    boolean awaitsContinue() {
        return head != null
                && end == head.length
                && "100-continue".equalsIgnoreCase(head.headers.getOrDefault("expect", ""));
    }

    /**
     * The next request that is here whole; null while bytes are missing.
     *
     * @throws UnreadableCall when the bytes are no HTTP/1.1 request, or one that is too large
     */
    @Nullable
    HttpCall next() {
        if (head == null) {
            head = readHead();
        }
        Head current = head;
        if (current == null) {
            return null;
        }
        BodyBytes body = current.headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
                ? BodyBytes.chunked(bytes, current.length, end)
                : BodyBytes.counted(bytes, current.length, end, contentLength(current));
        if (body == null) {
            if (end - current.length > MOST_BODY_BYTES) {
                throw new UnreadableCall("the body is too large");
            }
            return null;
        }
        forget(body.next());
        head = null;
        return new HttpCall(current.method, current.path, current.query, current.headers, body.text());
    }

    private @Nullable Head readHead() {
        int blank = blankLine();
        if (blank < 0) {
            if (end > MOST_HEAD_BYTES) {
                throw new UnreadableCall("the headers are too large");
            }
            return null;
        }
        String[] lines = new String(bytes, 0, blank, StandardCharsets.ISO_8859_1).split("\r\n");
        String[] request = lines[0].split(" ");
        if (request.length != 3 || !request[2].startsWith("HTTP/1.")) {
            throw new UnreadableCall("this is no HTTP/1.1 request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw new UnreadableCall("a header has no colon");
            }
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        int mark = request[1].indexOf('?');
        String path = mark < 0 ? request[1] : request[1].substring(0, mark);
        String query = mark < 0 ? "" : request[1].substring(mark + 1);
        return new Head(request[0], path, query, headers, blank + 4);
    }

    private static int contentLength(Head head) {
        String value = head.headers.getOrDefault("content-length", "0");
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > MOST_BODY_BYTES) {
            throw new UnreadableCall("the content length is no number, or too large");
        }
        return Integer.parseInt(value);
    }

    private int blankLine() {
        for (int i = 0; i + 3 < end; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void forget(int count) {
        System.arraycopy(bytes, count, bytes, 0, end - count);
        end -= count;
    }
}
