package dev.kosh.masters;

import java.util.Locale;
import java.util.Set;

/** Names of the numbers whose form the master {@code common-masters.IdFormat} may set (docs/contract/masters.md). */
public final class NumberFormats {

    public static final String RECEIPT = "receipt.id";
    public static final String BILL = "billnumberid";
    public static final String AMENDMENT = "bs.amendment.id";

    /** Payment instructions, original and revised. */
    public static final String INSTRUCTION = "ifms.pi.number";

    private static final String OF_A_SERVICE = "." + RECEIPT;

    private NumberFormats() {}

    /** Receipts of one business service, such as {@code pt.receipt.id}. */
    public static String receiptOf(String businessService) {
        return businessService.toLowerCase(Locale.ROOT) + OF_A_SERVICE;
    }

    /** Whether formats of this name are read; others are kept. */
    public static boolean areRead(String idName) {
        return Set.of(RECEIPT, BILL, AMENDMENT, INSTRUCTION).contains(idName) || idName.endsWith(OF_A_SERVICE);
    }
}
