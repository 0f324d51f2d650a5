package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a receipt says of one demand: what was due and what the payment put there, line by line. */
record PaidBillDetailJson(
        @Nullable String billDescription,
        @Nullable String displayMessage,
        @Nullable Boolean callBackForApportioning,
        @Nullable String cancellationRemarks,
        String id,
        String tenantId,
        String demandId,
        String billId,
        Money amount,
        @Nullable Money amountPaid,
        long fromPeriod,
        long toPeriod,
        @Nullable JsonNode additionalDetails,
        @Nullable String channel,
        @Nullable String voucherHeader,
        @Nullable String boundary,
        @Nullable String manualReceiptNumber,
        @Nullable Long manualReceiptDate,
        List<LineJson> billAccountDetails,
        @Nullable String collectionType,
        @Nullable AuditDetails auditDetails,
        long expiryDate) {

    record LineJson(
            String id,
            String tenantId,
            String billDetailId,
            String demandDetailId,
            int order,
            Money amount,
            Money adjustedAmount,
            @JsonProperty("isActualDemand") @Nullable Boolean isActualDemand,
            String taxHeadCode,
            @Nullable JsonNode additionalDetails,
            @Nullable String purpose,
            @Nullable AuditDetails auditDetails) {}

    private static final String ADVANCE = "ADVANCE";
    private static final String NEW_ADVANCE_DETAIL = "advance_tax";
    private static final int NEW_ADVANCE_ORDER = -1;

    static PaidBillDetailJson of(
            Bill bill, BillDetail detail, Apportionment.@Nullable Share share, @Nullable String voucherHeader) {
        return new PaidBillDetailJson(
                null,
                null,
                null,
                null,
                detail.id().toString(),
                bill.tenantId().value(),
                detail.demandId().toString(),
                bill.id().toString(),
                detail.amount(),
                share == null ? null : share.paid(),
                detail.periodFrom().toEpochMilli(),
                detail.periodTo().toEpochMilli(),
                detail.additionalDetails(),
                null,
                voucherHeader,
                null,
                null,
                null,
                lines(bill, detail, share),
                null,
                null,
                detail.expiry().toEpochMilli());
    }

    private static List<LineJson> lines(Bill bill, BillDetail detail, Apportionment.@Nullable Share share) {
        Apportionment.NewAdvance advance = share == null ? null : share.advance();
        List<LineJson> lines = new ArrayList<>();
        boolean advanceShown = false;
        for (int i = 0; i < detail.lines().size(); i++) {
            BillLine line = detail.lines().get(i);
            boolean growsHere = advance != null
                    && !advanceShown
                    && !line.amount().isPositive()
                    && line.taxHeadCode().equals(advance.taxHeadCode());
            advanceShown |= growsHere;
            lines.add(new LineJson(
                    line.id().toString(),
                    bill.tenantId().value(),
                    detail.id().toString(),
                    line.demandDetailId().toString(),
                    line.order(),
                    growsHere && advance != null ? line.amount().minus(advance.credit()) : line.amount(),
                    share == null ? Money.ZERO : share.adjusted().get(i),
                    null,
                    line.taxHeadCode(),
                    null,
                    null,
                    null));
        }
        if (advance != null && !advanceShown) {
            lines.add(newAdvance(bill, detail, advance));
        }
        return lines;
    }

    private static LineJson newAdvance(Bill bill, BillDetail detail, Apportionment.NewAdvance advance) {
        return new LineJson(
                advance.lineId().toString(),
                bill.tenantId().value(),
                detail.id().toString(),
                NEW_ADVANCE_DETAIL,
                NEW_ADVANCE_ORDER,
                advance.credit().negated(),
                Money.ZERO,
                null,
                advance.taxHeadCode(),
                null,
                ADVANCE,
                null);
    }
}
