package dev.kosh.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transfer that the bank sends back: the money lies in suspense from the day of the challan on.
 *
 * @param reason           free text; {@link #REASONS} has what is known
 * @param daysAfterVoucher the challan's day; known to FD and FTFPS from its midnight in India on
 * @param utr              of the return; null for one of the treasury's own making
 */
public record ReturnedPayment(
        String benefId,
        String reason,
        int daysAfterVoucher,
        @Nullable String utr) {

    /** Reasons that treasuries are known to give. */
    public static final List<String> REASONS = List.of(
            "Account does not exist",
            "Account is dormant",
            "Account closed",
            "Account frozen",
            "Account invalid",
            "Invalid IFSC",
            "Account type invalid",
            "Duplicate end-to-end id",
            "Late return by RBI");

    public ReturnedPayment {
        if (benefId == null || reason == null || daysAfterVoucher < 0) {
            throw new IllegalArgumentException("a returned payment has benefId, reason and daysAfterVoucher from 0");
        }
    }

    public ReturnedPayment(String benefId, String reason, int daysAfterVoucher) {
        this(benefId, reason, daysAfterVoucher, null);
    }
}
