package dev.kosh.disbursement;

import java.util.Arrays;
import java.util.Optional;

/** Where the payment of one beneficiary stands, in one attempt. */
public enum PaymentStatus {
    PENDING("Payment Pending"),
    INITIATED("Payment Initiated"),
    IN_PROCESS("Payment In Process"),
    SUCCESSFUL("Payment Successful"),
    FAILED("Payment Failed"),
    /** Its instruction was rejected. */
    NA("NA");

    private final String label;

    PaymentStatus(String label) {
        this.label = label;
    }

    /** As it stands on the wire and on pages. */
    public String label() {
        return label;
    }

    public static Optional<PaymentStatus> ofLabel(String label) {
        return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
    }

    /** Whether the treasury's lists may move a payment from here: what came back is never paid again in one attempt. */
    boolean mayBecome(PaymentStatus listedAs) {
        return switch (listedAs) {
            case SUCCESSFUL -> this == INITIATED || this == IN_PROCESS;
            case FAILED -> this == INITIATED || this == IN_PROCESS || this == SUCCESSFUL;
            default -> false;
        };
    }
}
