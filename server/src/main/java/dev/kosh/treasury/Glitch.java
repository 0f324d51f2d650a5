package dev.kosh.treasury;

import org.jspecify.annotations.Nullable;

/** Technical faults between us and the treasury, captured as errors (docs/contract/treasury.md, outcome of a call). */
public enum Glitch {
    /** No such host, no connection, or no trust in its certificate. */
    JIT_UNREACHABLE(Outcome.NO_RESPONSE, null),
    /** No connection or no whole answer in time, or the connection ended before the whole answer. */
    JIT_TIMEOUT(Outcome.NO_RESPONSE, null),
    /** An answer without content. */
    JIT_EMPTY_BODY(Outcome.NO_RESPONSE, null),
    /** HTTP 429, 502, 503 or 504 from something before the treasury. */
    JIT_HTTP_UNAVAILABLE(Outcome.NO_RESPONSE, null),
    /** Too many calls failed just now: this one was not sent. */
    JIT_CIRCUIT_OPEN(Outcome.NO_RESPONSE, null),
    /** Any other HTTP status than success; the text is the one in the body, if there is one. */
    JIT_HTTP_ERROR(Outcome.ERROR, null),
    /** The log-in was refused. */
    JIT_AUTH_FAILED(Outcome.ERROR, "Authentication with JIT failed"),
    /** The session was refused, and so was the new one. */
    JIT_SESSION_EXPIRED(Outcome.ERROR, "Session with JIT could not be renewed"),
    /** The answer does not open with the key that was sent for it. */
    JIT_DECRYPT_FAILED(Outcome.ERROR, "Unreadable response"),
    /** The answer is not JSON. */
    JIT_MALFORMED_JSON(Outcome.ERROR, "Unreadable response"),
    /** The answer is JSON of another form than agreed. */
    JIT_SCHEMA_INVALID(Outcome.ERROR, "Unexpected response format"),
    /** The answer is that of another service. */
    JIT_SERVICE_MISMATCH(Outcome.ERROR, "Unexpected response format");

    private final Outcome outcome;
    private final @Nullable String bannerText;

    Glitch(Outcome outcome, @Nullable String bannerText) {
        this.outcome = outcome;
        this.bannerText = bannerText;
    }

    /** {@link Outcome#NO_RESPONSE} or {@link Outcome#ERROR}. */
    public Outcome outcome() {
        return outcome;
    }

    /** What pages show in the place of the treasury's error message; null when it is no error or has a text of its own. */
    public @Nullable String bannerText() {
        return bannerText;
    }
}
