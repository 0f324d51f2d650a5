package dev.kosh.wire;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that ties one call's answer, log lines and audit entries together (header {@code x-correlation-id}). */
public final class CorrelationId {

    public static final String HEADER = "x-correlation-id";

    private static final String MDC_KEY = "correlationId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private CorrelationId() {}

    /** The id of the call that this thread answers; null outside a call. */
    public static @Nullable String current() {
        return MDC.get(MDC_KEY);
    }

    /** Takes the caller's id when it has the accepted form, else mints one, and binds it to this thread. */
    public static String begin(@Nullable String inbound) {
        String id = inbound != null && ACCEPTED.matcher(inbound).matches()
                ? inbound
                : UUID.randomUUID().toString();
        MDC.put(MDC_KEY, id);
        return id;
    }

    public static void end() {
        MDC.remove(MDC_KEY);
    }
}
