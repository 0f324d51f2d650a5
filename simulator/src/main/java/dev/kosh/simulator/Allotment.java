package dev.kosh.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One row of VA, with the wire's own names and texts; nothing is checked, so that odd rows can be played.
 *
 * @param hoa            whose requests see this row; null for everybody's
 * @param allotmentDate  {@code yyyy-MM-dd}: seen by requests whose {@code fromDate} is of this day or earlier
 */
public record Allotment(
        @Nullable String hoa,
        String ddoCode,
        String schemeCode,
        String schemeName,
        String granteeAgCode,
        String granteeName,
        String ssuId,
        String ssuOffice,
        String allotmentDate,
        String allotmentTxnSlNo,
        String allotmentAmount,
        String availableBalance,
        String allotmentTxnType,
        String mstAllotmentDistId,
        String ssuAllotmentId) {

    public Allotment {
        if (ddoCode == null || granteeAgCode == null || allotmentDate == null) {
            throw new IllegalArgumentException("an allotment has ddoCode, granteeAgCode and allotmentDate");
        }
    }

    /** The first allotment of a sanction, for the office and codes of the specification's examples. */
    public static Allotment initial(String sanction, String allotmentDate, String amount, String balanceAfter) {
        return new Allotment(
                null,
                "DUMDDO001",
                "77001",
                "MUKTA (dummy)",
                "DUMGRANT0007",
                "TESTPUR MUNICIPALITY",
                "5101",
                "testpur_op",
                allotmentDate,
                "0",
                amount,
                balanceAfter,
                "Initial Allotment",
                sanction,
                sanction + "-A");
    }
}
