package dev.kosh.treasury.client;

import dev.kosh.treasury.TreasuryAddress;
import dev.kosh.treasury.TreasuryCall;
import java.nio.charset.StandardCharsets;

/** A call and what all its tries share; used by one thread. */
final class CallUnderWay {

    private final TreasuryCall call;
    private final TreasuryAddress address;
    private final byte[] plaintext;
    private final byte[] requestSealed;
    private final Line line;
    private int exchanges;

    CallUnderWay(TreasuryCall call, TreasuryAddress address, String plaintext, byte[] requestSealed, Line line) {
        this.call = call;
        this.address = address;
        this.plaintext = plaintext.getBytes(StandardCharsets.UTF_8);
        this.requestSealed = requestSealed;
        this.line = line;
    }

    TreasuryCall call() {
        return call;
    }

    TreasuryAddress address() {
        return address;
    }

    /** What is sent, before it is enciphered. */
    byte[] plaintext() {
        return plaintext;
    }

    /** The same as the log keeps it. */
    byte[] requestSealed() {
        return requestSealed;
    }

    Line line() {
        return line;
    }

    int nextAttemptNo() {
        return ++exchanges;
    }
}
