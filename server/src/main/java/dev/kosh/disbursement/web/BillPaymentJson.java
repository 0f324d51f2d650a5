package dev.kosh.disbursement.web;

import dev.kosh.disbursement.BillPayment;
import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.ReferenceStatus;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A payment of bills as the wire has it: bills and their details are told through the line items that it covers. */
record BillPaymentJson(
        String id,
        String tenantId,
        String paymentNumber,
        Money netPayableAmount,
        Money netPaidAmount,
        BillPaymentStatus status,
        ReferenceStatus referenceStatus,
        List<PaidBill> bills,
        AuditDetails auditDetails) {

    /** A bill as far as the payment covers it. */
    record PaidBill(
            String billId,
            Money totalAmount,
            Money totalPaidAmount,
            BillPaymentStatus status,
            List<PaidDetail> billDetails) {}

    /** What one payee gets. */
    record PaidDetail(
            String billDetailId,
            Money totalAmount,
            Money totalPaidAmount,
            BillPaymentStatus status,
            List<PaidLine> payableLineItems) {}

    /** One amount. */
    record PaidLine(String lineItemId, Money paidAmount, BillPaymentStatus status) {}

    static BillPaymentJson of(BillPayment payment) {
        List<PaidBill> bills = grouped(payment.lines(), BillPayment.Line::billId).entrySet().stream()
                .map(bill -> new PaidBill(
                        bill.getKey().toString(),
                        amount(bill.getValue()),
                        paid(bill.getValue()),
                        status(bill.getValue()),
                        details(bill.getValue())))
                .toList();
        return new BillPaymentJson(
                payment.id().toString(),
                payment.tenantId().value(),
                payment.number(),
                payment.netPayable(),
                payment.netPaid(),
                payment.status(),
                payment.referenceStatus(),
                bills,
                payment.audit());
    }

    private static List<PaidDetail> details(List<BillPayment.Line> lines) {
        return grouped(lines, BillPayment.Line::billDetailId).entrySet().stream()
                .map(detail -> new PaidDetail(
                        detail.getKey().toString(),
                        amount(detail.getValue()),
                        paid(detail.getValue()),
                        status(detail.getValue()),
                        detail.getValue().stream()
                                .map(line -> new PaidLine(line.lineItemId().toString(), line.paid(), line.status()))
                                .toList()))
                .toList();
    }

    private static Map<UUID, List<BillPayment.Line>> grouped(
            Collection<BillPayment.Line> lines, Function<BillPayment.Line, UUID> by) {
        return lines.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private static Money amount(List<BillPayment.Line> lines) {
        return Money.sum(lines.stream().map(BillPayment.Line::amount).toList());
    }

    private static Money paid(List<BillPayment.Line> lines) {
        return Money.sum(lines.stream().map(BillPayment.Line::paid).toList());
    }

    private static BillPaymentStatus status(List<BillPayment.Line> lines) {
        List<BillPaymentStatus> all =
                lines.stream().map(BillPayment.Line::status).distinct().toList();
        return all.size() == 1 ? all.get(0) : BillPaymentStatus.PARTIAL;
    }
}
