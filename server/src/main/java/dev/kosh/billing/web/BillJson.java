package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.masters.BusinessService;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bill as the wire has it. The four members before the last carry what the integration guide promises of each bill:
 * whether it may be paid in part, and the least amount; the last one opens a payment app.
 */
record BillJson(
        String id,
        @Nullable String userId,
        @Nullable String mobileNumber,
        @Nullable String payerName,
        @Nullable String payerAddress,
        @Nullable String payerEmail,
        String status,
        Money totalAmount,
        String businessService,
        String billNumber,
        long billDate,
        String consumerCode,
        @Nullable JsonNode additionalDetails,
        List<DetailJson> billDetails,
        String tenantId,
        @Nullable String fileStoreId,
        AuditDetails auditDetails,
        boolean partPaymentAllowed,
        @JsonProperty("isAdvanceAllowed") boolean isAdvanceAllowed,
        List<String> collectionModesNotAllowed,
        Money minimumAmountToBePaid,
        @Nullable String upiLink) {

    record DetailJson(
            String id,
            String tenantId,
            String demandId,
            String billId,
            long expiryDate,
            Money amount,
            @Nullable Money amountPaid,
            long fromPeriod,
            long toPeriod,
            @Nullable JsonNode additionalDetails,
            List<LineJson> billAccountDetails) {}

    record LineJson(
            String id,
            String tenantId,
            String billDetailId,
            String demandDetailId,
            int order,
            Money amount,
            Money adjustedAmount,
            String taxHeadCode,
            @Nullable JsonNode additionalDetails,
            @Nullable AuditDetails auditDetails) {}

    /**
     * @param rules of the bill's service; null when the masters no longer hold it
     * @param upiLink null when it cannot be paid so
     */
    static BillJson of(Bill bill, @Nullable BusinessService rules, @Nullable String upiLink) {
        List<DetailJson> details = new ArrayList<>(bill.details().size());
        for (BillDetail detail : bill.details()) {
            details.add(detailOf(bill, detail));
        }
        return new BillJson(
                bill.id().toString(),
                bill.payer().uuid(),
                bill.payer().mobileNumber(),
                bill.payer().name(),
                bill.payer().address(),
                bill.payer().emailId(),
                bill.status().name(),
                bill.totalAmount(),
                bill.businessService(),
                bill.billNumber(),
                bill.billDate().toEpochMilli(),
                bill.consumerCode(),
                bill.additionalDetails(),
                details,
                bill.tenantId().value(),
                null,
                bill.audit(),
                rules != null && rules.partPaymentAllowed(),
                rules != null && rules.advanceAllowed(),
                rules == null ? List.of() : rules.collectionModesNotAllowed(),
                bill.minimumAmountToBePaid(rules),
                upiLink);
    }

    private static DetailJson detailOf(Bill bill, BillDetail detail) {
        List<LineJson> lines = new ArrayList<>(detail.lines().size());
        for (BillLine line : detail.lines()) {
            lines.add(new LineJson(
                    line.id().toString(),
                    bill.tenantId().value(),
                    detail.id().toString(),
                    line.demandDetailId().toString(),
                    line.order(),
                    line.amount(),
                    Money.ZERO,
                    line.taxHeadCode(),
                    null,
                    null));
        }
        return new DetailJson(
                detail.id().toString(),
                bill.tenantId().value(),
                detail.demandId().toString(),
                bill.id().toString(),
                detail.expiry().toEpochMilli(),
                detail.amount(),
                null,
                detail.periodFrom().toEpochMilli(),
                detail.periodTo().toEpochMilli(),
                detail.additionalDetails(),
                lines);
    }
}
