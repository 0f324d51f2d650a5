package dev.kosh.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back, when, and how. */
public final class HttpAnswer {

    private static final int NO_CONTENT = 204;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Duration delay;
    private final Delivery delivery;

    private HttpAnswer(int status, Map<String, String> headers, byte[] body, Duration delay, Delivery delivery) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.delay = delay;
        this.delivery = delivery;
    }

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(
                status, Map.of("Content-Type", contentType), body.clone(), Duration.ZERO, new Delivery.Whole());
    }

    public static HttpAnswer of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer json(int status, String body) {
        return of(status, "application/json;charset=UTF-8", body);
    }

    public HttpAnswer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body, delay, delivery);
    }

    /** The same answer, later: the wait is added to the one that it has. */
    public HttpAnswer delayed(Duration more) {
        return new HttpAnswer(status, headers, body, delay.plus(more), delivery);
    }

    public HttpAnswer delivered(Delivery other) {
        return new HttpAnswer(status, headers, body, delay, other);
    }

    public int bodyLength() {
        return body.length;
    }

    Duration delay() {
        return delay;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Status line, headers and the first bytes of the body. */
    byte[] bytes(boolean keepsConnection, int bodyBytes) {
        StringBuilder head = new StringBuilder(128)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason())
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != NO_CONTENT) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        if (!keepsConnection) {
            head.append("Connection: close\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int shown = status == NO_CONTENT ? 0 : Math.min(bodyBytes, body.length);
        byte[] all = new byte[start.length + shown];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, shown);
        return all;
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 303 -> "See Other";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status";
        };
    }
}
