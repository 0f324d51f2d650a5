package dev.kosh.sandbox.treasury;

import dev.kosh.simulator.Allotment;
import dev.kosh.wire.BusinessCalendar;
import java.time.Instant;

/** What the simulated treasury has allotted to Cuttack under each head of account of the sandbox's masters. */
final class CuttackAllotments {

    private CuttackAllotments() {}

    /** Dated as of the start; the ids are always the same, so a server that has read them books nothing again. */
    static Allotment[] of(Instant start) {
        String date = BusinessCalendar.dateOf(start).toString();
        return new Allotment[] {
            allotment("221705789358641045908", "DUMSC01", "20000", date),
            allotment("221705796358641045908", "DUMST01", "50000", date),
            allotment("221705800358641045908", "DUMGEN01", "500000", date)
        };
    }

    private static Allotment allotment(String headOfAccount, String sanction, String rupees, String date) {
        return new Allotment(
                headOfAccount,
                "DUMDDO001",
                "13145",
                "MUKTA",
                "DUMGRANT0007",
                "CUTTACK MUNICIPAL CORPORATION",
                "5101",
                "cuttack_op",
                date,
                "0",
                rupees,
                "0",
                "Initial Allotment",
                sanction,
                sanction + "-A");
    }
}
