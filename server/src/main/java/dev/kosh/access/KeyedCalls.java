package dev.kosh.access;

import java.util.Set;

/** Which calls take an {@code Idempotency-Key}: those that change something (docs/contract/events.md, stored answers). */
public final class KeyedCalls {

    private static final Set<String> READING = Set.of(
            "_search",
            "_plainsearch",
            "_fetchbill",
            "_validate",
            "_apportion",
            "_count",
            "_get",
            "_details",
            "_createnosave",
            "_download");

    private KeyedCalls() {}

    /** @param path of a call with the verb POST */
    public static boolean include(String path) {
        String action = path.substring(path.lastIndexOf('/') + 1);
        return action.startsWith("_") && !READING.contains(action);
    }
}
