package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.Apportionment;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillStatus;
import dev.kosh.billing.Payer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Receipt;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The bill inside a receipt, as it stood when it was paid; members that only older clients know are null. */
record PaidBillJson(
        String id,
        @Nullable String mobileNumber,
        @Nullable String paidBy,
        @Nullable String payerName,
        @Nullable String payerAddress,
        @Nullable String payerEmail,
        @Nullable String payerId,
        String status,
        @Nullable String reasonForCancellation,
        @JsonProperty("isCancelled") @Nullable Boolean isCancelled,
        @Nullable JsonNode additionalDetails,
        List<PaidBillDetailJson> billDetails,
        String tenantId,
        AuditDetails auditDetails,
        List<String> collectionModesNotAllowed,
        boolean partPaymentAllowed,
        @JsonProperty("isAdvanceAllowed") boolean isAdvanceAllowed,
        @Nullable Money minimumAmountToBePaid,
        String businessService,
        Money totalAmount,
        String consumerCode,
        String billNumber,
        long billDate,
        @Nullable Money amountPaid) {

    static PaidBillJson of(Payment payment, Receipt receipt, @Nullable BillingMasters masters, boolean readBack) {
        Bill bill = receipt.bill();
        Payer payer = readBack ? Payer.UNKNOWN : bill.payer();
        BusinessService rules =
                masters == null ? null : masters.service(bill.businessService()).orElse(null);
        return new PaidBillJson(
                bill.id().toString(),
                payer.mobileNumber(),
                readBack ? null : payment.paidBy().name(),
                payer.name(),
                payer.address(),
                payer.emailId(),
                null,
                statusOf(payment).name(),
                payment.reason(),
                payment.status() == PaymentStatus.CANCELLED ? true : null,
                bill.additionalDetails(),
                details(bill, receipt),
                bill.tenantId().value(),
                audit(payment, bill),
                rules == null ? List.of() : rules.collectionModesNotAllowed(),
                rules != null && rules.partPaymentAllowed(),
                rules != null && rules.advanceAllowed(),
                bill.minimumAmountToBePaid(rules),
                bill.businessService(),
                bill.totalAmount(),
                bill.consumerCode(),
                bill.billNumber(),
                bill.billDate().toEpochMilli(),
                receipt.number() == null || readBack ? null : receipt.paid());
    }

    /** The copy was made with the bill, and changes only when something becomes of the payment. */
    private static AuditDetails audit(Payment payment, Bill bill) {
        AuditDetails made =
                AuditDetails.created(bill.audit().createdBy(), bill.audit().createdTime());
        AuditDetails ofPayment = payment.audit();
        return ofPayment.lastModifiedTime() == ofPayment.createdTime()
                ? made
                : made.modified(ofPayment.lastModifiedBy(), ofPayment.lastModifiedTime());
    }

    /** The copy keeps the status that the bill had when it was paid, until the payment is undone. */
    private static BillStatus statusOf(Payment payment) {
        PaymentStatus status = payment.status();
        return status != null && status.isUndone() ? BillStatus.CANCELLED : BillStatus.ACTIVE;
    }

    private static List<PaidBillDetailJson> details(Bill bill, Receipt receipt) {
        Apportionment apportionment = receipt.apportionment();
        List<PaidBillDetailJson> shown = new ArrayList<>(bill.details().size());
        for (int i = 0; i < bill.details().size(); i++) {
            BillDetail detail = bill.details().get(i);
            shown.add(PaidBillDetailJson.of(
                    bill,
                    detail,
                    apportionment == null ? null : apportionment.shares().get(i),
                    receipt.voucherHeaders().get(detail.id())));
        }
        return shown;
    }
}
