package dev.kosh.simulator.http;

import java.time.Duration;

/** How the bytes of an answer reach the caller, or fail to. */
public sealed interface Delivery {

    /** All at once. */
    record Whole() implements Delivery {}

    /** A few bytes at a time, head and body alike. */
    record Drip(int bytes, Duration every) implements Delivery {}

    /** The head announces the whole body; only so many bytes of it come, then the connection ends. */
    record Cut(int bodyBytes) implements Delivery {}

    /** No byte; the connection ends as if the peer had hung up. */
    record HangUp() implements Delivery {}

    /** No byte; the connection is reset. */
    record Reset() implements Delivery {}

    /** No byte, ever; the connection stays open until the caller gives up. */
    record Never() implements Delivery {}
}
