package dev.kosh.simulator.services;

import dev.kosh.simulator.Allotment;
import dev.kosh.simulator.books.Books;
import dev.kosh.simulator.books.TreasuryDates;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** VA: allotments of a head of account, a drawing officer and a grantee since a day. */
final class AllotmentDesk implements Desk {

    private final Books books;

    AllotmentDesk(Books books) {
        this.books = books;
    }

    @Override
    public Set<String> knownParams() {
        return Set.of("hoa", "fromDate", "ddoCode", "granteCode");
    }

    @Override
    public ArrayNode answer(Params params, Instant now, Twist twist) {
        String hoa = params.text("hoa");
        String from = params.dateTime("fromDate").substring(0, TreasuryDates.DATE_LENGTH);
        String ddo = params.text("ddoCode");
        String grantee = params.text("granteCode");
        String today = TreasuryDates.dateOf(now).toString();
        ArrayNode rows = Reply.rows();
        for (Allotment row : books.allotments()) {
            boolean isAsked = (row.hoa() == null || row.hoa().equals(hoa))
                    && row.ddoCode().equals(ddo)
                    && row.granteeAgCode().equals(grantee);
            if (isAsked
                    && row.allotmentDate().compareTo(from) >= 0
                    && row.allotmentDate().compareTo(today) <= 0) {
                add(rows, row);
            }
        }
        return rows;
    }

    private static void add(ArrayNode rows, Allotment row) {
        rows.addObject()
                .put("ddoCode", row.ddoCode())
                .put("schemeCode", row.schemeCode())
                .put("schemeName", row.schemeName())
                .put("granteeAgCode", row.granteeAgCode())
                .put("granteeName", row.granteeName())
                .put("ssuId", row.ssuId())
                .put("ssuOffice", row.ssuOffice())
                .put("allotmentDate", row.allotmentDate())
                .put("allotmentTxnSlNo", row.allotmentTxnSlNo())
                .put("allotmentAmount", row.allotmentAmount())
                .put("availableBalance", row.availableBalance())
                .put("allotmentTxnType", row.allotmentTxnType())
                .put("mstAllotmentDistId", row.mstAllotmentDistId())
                .put("ssuAllotmentId", row.ssuAllotmentId());
    }
}
