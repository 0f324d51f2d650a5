package dev.kosh.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the treasury can be asked for; {@link #AUTH} is the log-in, the others travel as {@code serviceId}. */
public enum JitService {
    AUTH,
    /** Virtual allotment. */
    VA,
    /** Payment instruction. */
    PI,
    /** Payment instruction's status. */
    PIS,
    /** Payment advice. */
    PAG,
    /** Payment details: the debit scroll. */
    PD,
    /** Failed details. */
    FD,
    /** Correction: the revised payment instruction. */
    COR,
    /** Status of a revised payment instruction. */
    FTPS,
    /** Failed payments of a revised payment instruction. */
    FTFPS;

    /** The service that a {@code serviceId} names; null if there is none. */
    public static @Nullable JitService ofServiceId(String serviceId) {
        String wanted = serviceId.strip().toUpperCase(Locale.ROOT);
        for (JitService service : values()) {
            if (service != AUTH && service.name().equals(wanted)) {
                return service;
            }
        }
        return null;
    }
}
