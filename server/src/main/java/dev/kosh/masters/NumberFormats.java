package dev.kosh.masters;

import java.util.Set;

/** Names of the numbers whose form the master {@code common-masters.IdFormat} may set (docs/contract/masters.md). */
public final class NumberFormats {

    public static final String RECEIPT = "receipt.id";
    public static final String BILL = "billnumberid";

    /** All that are read; formats of other names are kept. */
    public static final Set<String> READ = Set.of(RECEIPT, BILL);

    private NumberFormats() {}
}
