package dev.kosh.disbursement.web;

import dev.kosh.disbursement.BillDetail;
import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.ExpenseBill;
import dev.kosh.disbursement.PayableLine;
import dev.kosh.disbursement.Payee;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An expense bill as the wire has it. */
record ExpenseBillJson(
        String id,
        String tenantId,
        String billNumber,
        long billDate,
        String businessService,
        String referenceId,
        Money totalAmount,
        Money totalPaidAmount,
        String status,
        String wfStatus,
        @Nullable BillPaymentStatus paymentStatus,
        @Nullable JsonNode additionalDetails,
        List<Detail> billDetails,
        AuditDetails auditDetails) {

    /** What goes to one payee. */
    record Detail(String id, PayeeJson payee, List<Line> payableLineItems) {

        static Detail of(BillDetail detail) {
            return new Detail(
                    detail.id().toString(),
                    PayeeJson.of(detail.payee()),
                    detail.lines().stream().map(Line::of).toList());
        }
    }

    /** Who is paid. */
    record PayeeJson(
            String type,
            String identifier,
            @Nullable String payeeName,
            @Nullable String payeePhoneNumber,
            @Nullable JsonNode additionalDetails) {

        static PayeeJson of(Payee payee) {
            return new PayeeJson(
                    payee.type(),
                    payee.identifier(),
                    payee.name(),
                    payee.mobileNumber(),
                    payee.address() == null
                            ? null
                            : JsonNodeFactory.instance.objectNode().put("address", payee.address()));
        }
    }

    /** One amount. */
    record Line(
            String id,
            String headCode,
            Money amount,
            String type,
            String status,
            Money paidAmount,
            @Nullable BillPaymentStatus paymentStatus) {

        static Line of(PayableLine line) {
            return new Line(
                    line.id().toString(),
                    line.headCode(),
                    line.amount(),
                    line.kind(),
                    line.active() ? "ACTIVE" : "INACTIVE",
                    line.paid(),
                    line.paymentStatus());
        }
    }

    static ExpenseBillJson of(ExpenseBill bill) {
        return new ExpenseBillJson(
                bill.id().toString(),
                bill.tenantId().value(),
                bill.billNumber(),
                bill.billDate().toEpochMilli(),
                bill.businessService(),
                bill.referenceId(),
                bill.total(),
                bill.paid(),
                bill.active() ? "ACTIVE" : "INACTIVE",
                bill.workflowStatus(),
                bill.paymentStatus(),
                bill.additionalDetails(),
                bill.details().stream().map(Detail::of).toList(),
                bill.audit());
    }
}
