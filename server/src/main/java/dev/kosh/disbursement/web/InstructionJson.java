package dev.kosh.disbursement.web;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.LedgerEntry;
import dev.kosh.disbursement.LineItem;
import dev.kosh.disbursement.PageMessage;
import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.disbursement.PiAction;
import dev.kosh.disbursement.ShownPayee;
import dev.kosh.disbursement.StatusLogEntry;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A payment instruction as the wire has it (docs/contract/disbursement-api.md). */
record InstructionJson(
        String id,
        String tenantId,
        String programCode,
        String piNumber,
        String jitBillNo,
        String piType,
        @Nullable String parentPiNumber,
        @Nullable String previousPiNumber,
        String muktaReferenceId,
        int numBeneficiaries,
        Money grossAmount,
        Money netAmount,
        String piStatus,
        @Nullable String piSuccessCode,
        @Nullable String piSuccessDesc,
        @Nullable String piApprovedId,
        @Nullable String piApprovalDate,
        @Nullable String piErrorResp,
        boolean isActive,
        boolean isAmountMismatch,
        long failedPaymentCount,
        long successfulPaymentCount,
        @Nullable Message message,
        List<PiAction> actions,
        List<Advice> paDetails,
        List<Payment> beneficiaryDetails,
        List<Transaction> transactionDetails,
        List<LogEntry> piStatusLogs,
        JsonNode additionalDetails,
        AuditDetails auditDetails) {

    record Message(String severity, String text, String serviceId, long at) {

        static @Nullable Message of(@Nullable PageMessage message) {
            return message == null
                    ? null
                    : new Message(
                            message.severity().name().toLowerCase(Locale.ROOT),
                            message.text(),
                            message.api().name(),
                            message.at().toEpochMilli());
        }
    }

    record Advice(
            @Nullable String paAdviceId,
            @Nullable String paAdviceDate,
            String paBillRefNumber,
            @Nullable String paFinYear,
            @Nullable String paTokenNumber,
            @Nullable String paTokenDate,
            @Nullable String voucherNumber,
            @Nullable String voucherDate) {

        static List<Advice> of(@Nullable PaymentAdvice advice) {
            return advice == null
                    ? List.of()
                    : List.of(new Advice(
                            advice.adviceId(),
                            advice.adviceDate(),
                            advice.billReference(),
                            advice.financialYear(),
                            advice.tokenNumber(),
                            advice.tokenDate(),
                            advice.voucherNumber(),
                            advice.voucherDate()));
        }
    }

    record Payment(
            String id,
            String beneficiaryNumber,
            String beneficiaryId,
            String beneficiaryType,
            @Nullable String benefName,
            Money amount,
            String paymentStatus,
            @Nullable String paymentStatusMessage,
            @Nullable String utrNo,
            @Nullable String utrDate,
            @Nullable String endToEndId,
            @Nullable String challanNumber,
            @Nullable String challanDate,
            @Nullable String orgBillRefNumber,
            @Nullable String failureUtrNo,
            @Nullable String failureUtrDate,
            @Nullable String benfAcctNo,
            @Nullable String benfBankIfscCode,
            int attemptNo,
            boolean isLatestAttempt,
            List<Line> benfLineItems) {

        static Payment of(Beneficiary payment, @Nullable ShownPayee payee) {
            return new Payment(
                    payment.id().toString(),
                    payment.number(),
                    payment.payeeId(),
                    payment.payeeType().name(),
                    payee == null ? null : payee.name(),
                    payment.amount(),
                    payment.status().label(),
                    payment.statusMessage(),
                    payment.facts().utrNumber(),
                    payment.facts().utrDate(),
                    payment.facts().endToEndId(),
                    payment.facts().challanNumber(),
                    payment.facts().challanDate(),
                    payment.facts().originalBillReference(),
                    payment.facts().failureUtrNumber(),
                    payment.facts().failureUtrDate(),
                    payee == null ? null : payee.maskedAccount(),
                    payment.ifsc(),
                    payment.attempt(),
                    payment.latestAttempt(),
                    payment.lines().stream().map(Line::of).toList());
        }
    }

    record Line(String id, String lineItemId) {

        static Line of(LineItem line) {
            return new Line(line.id().toString(), line.lineItemId().toString());
        }
    }

    record Transaction(
            @Nullable String sanctionId, Money transactionAmount, String transactionType, long transactionDate) {

        static Transaction of(LedgerEntry entry) {
            return new Transaction(
                    entry.sanctionId() == null ? null : entry.sanctionId().toString(),
                    entry.amount(),
                    entry.kind().name(),
                    entry.at().toEpochMilli());
        }
    }

    record LogEntry(String serviceId, String status, JsonNode additionalDetails, AuditDetails auditDetails) {

        static LogEntry of(StatusLogEntry entry) {
            long at = entry.at().toEpochMilli();
            return new LogEntry(
                    entry.api().name(),
                    entry.status(),
                    entry.details(),
                    new AuditDetails(entry.by(), entry.by(), at, at));
        }
    }

    /** @param upstream whether the status is told in the words of the original product */
    static InstructionJson of(InstructionView view, boolean upstream) {
        PaymentInstruction pi = view.instruction();
        return new InstructionJson(
                pi.id().toString(),
                pi.tenantId().value(),
                pi.programCode(),
                pi.number(),
                pi.number(),
                pi.type().name(),
                pi.parentNumber(),
                pi.previousNumber(),
                pi.paymentNumber(),
                pi.beneficiaryCount(),
                pi.gross(),
                pi.net(),
                upstream ? view.upstreamStatus().wire() : pi.status().name(),
                pi.reply().successCode(),
                pi.reply().successDescription(),
                pi.reply().treasuryPiId(),
                pi.reply().treasuryPiDate(),
                pi.reply().errorText(),
                pi.active(),
                pi.amountMismatch(),
                pi.countPayments(PaymentStatus.FAILED),
                pi.countPayments(PaymentStatus.SUCCESSFUL),
                Message.of(pi.message()),
                view.actions().stream().sorted().toList(),
                Advice.of(pi.advice()),
                pi.beneficiaries().stream()
                        .map(each -> Payment.of(each, view.payees().get(each.id())))
                        .toList(),
                view.ledger().stream().map(Transaction::of).toList(),
                view.timeline().stream().map(LogEntry::of).toList(),
                additionalDetails(pi),
                pi.audit());
    }

    private static JsonNode additionalDetails(PaymentInstruction pi) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (pi.additionalDetails() instanceof ObjectNode given) {
            details.setAll(given);
        }
        pi.context().billNumbers().forEach(details.putArray("billNumber")::add);
        pi.context().referenceIds().forEach(details.putArray("referenceId")::add);
        return details.put("hoaCode", pi.funds().headOfAccount())
                .put("mstAllotmentId", pi.funds().masterAllotmentId())
                .put("ward", pi.context().ward())
                .put("projectType", pi.context().projectType())
                .put("projectName", pi.context().projectName());
    }
}
