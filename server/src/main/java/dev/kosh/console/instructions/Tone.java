package dev.kosh.console.instructions;

import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiStatus;
import java.util.Locale;

/** How a status looks: the name is the style's. Its word always stands beside it. */
enum Tone {
    GOOD,
    BAD,
    WAIT;

    static Tone of(PiStatus status) {
        return switch (status) {
            case COMPLETED -> GOOD;
            case DECLINED, REJECTED -> BAD;
            case PENDING, INITIATED, APPROVED, IN_PROCESS -> WAIT;
        };
    }

    static Tone of(PaymentStatus status) {
        return switch (status) {
            case SUCCESSFUL -> GOOD;
            case FAILED -> BAD;
            case PENDING, INITIATED, IN_PROCESS, NA -> WAIT;
        };
    }

    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
