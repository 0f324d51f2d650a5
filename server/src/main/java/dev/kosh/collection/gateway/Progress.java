package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAnswer;
import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The steps that a transaction takes (docs/contract/gateway.md, transactions). Pure. */
@Component
class Progress {

    static final String SUCCESSFUL = "Transaction successful";
    static final String NO_RECEIPT = "Receipt generation failed";
    static final String FAILED = "Transaction failed at gateway";
    static final String OTHER_AMOUNT = "Transaction failed, amount mismatch";
    static final String NO_ANSWER = "No final answer from the gateway";

    private final PollTimes polls;
    private final JsonMapper json;

    Progress(PollTimes polls, JsonMapper json) {
        this.polls = polls;
        this.json = json;
    }

    GatewayTransaction failed(GatewayTransaction before, GatewayAnswer.Details said) {
        return step(before, TransactionStatus.FAILURE, FAILED, true, said, ReceiptState.NONE, null);
    }

    /** The gateway took another amount: that money is not what was asked for, and goes back. */
    GatewayTransaction otherAmount(GatewayTransaction before, GatewayAnswer.Details said) {
        return step(before, TransactionStatus.FAILURE, OTHER_AMOUNT, true, said, ReceiptState.REFUND_DUE, null);
    }

    GatewayTransaction notBegun(GatewayTransaction before) {
        return step(
                before,
                TransactionStatus.FAILURE,
                FAILED,
                false,
                before.said(),
                ReceiptState.NONE,
                before.nextPollAt());
    }

    /**
     * Nothing is known yet. An order that the gateway never saw while it was good frees its bills, but is asked about
     * further on: that it is unknown proves nothing, for no signature is on it and anybody in between may have said so.
     */
    GatewayTransaction waiting(GatewayTransaction before, GatewayAnswer answer, Instant now) {
        GatewayAnswer.Details said =
                answer.details().equals(GatewayAnswer.Details.NONE) ? before.said() : answer.details();
        Instant next = polls.after(now, before.begunAt());
        boolean neverSeen = answer.state() == GatewayAnswer.State.UNKNOWN
                && said.equals(GatewayAnswer.Details.NONE)
                && !now.isBefore(polls.overAt(before.begunAt()));
        if (neverSeen && next != null) {
            return step(before, TransactionStatus.FAILURE, FAILED, false, said, ReceiptState.NONE, next);
        }
        return next == null
                ? step(before, TransactionStatus.FAILURE, NO_ANSWER, false, said, ReceiptState.NONE, null)
                : step(before, before.status(), before.statusMessage(), false, said, ReceiptState.NONE, next);
    }

    /** The gateway has the money. */
    GatewayTransaction taken(GatewayTransaction before, GatewayAnswer.Details said) {
        return step(before, TransactionStatus.SUCCESS, NO_RECEIPT, true, said, ReceiptState.OWED, before.nextPollAt());
    }

    /** The receipt is tried again with the next poll; empty when no poll would come. */
    Optional<GatewayTransaction> owed(GatewayTransaction taken, Instant now) {
        return Optional.ofNullable(polls.after(now, taken.begunAt()))
                .map(next -> step(
                        taken, TransactionStatus.SUCCESS, NO_RECEIPT, true, taken.said(), ReceiptState.OWED, next));
    }

    GatewayTransaction refundDue(GatewayTransaction taken) {
        return step(taken, TransactionStatus.SUCCESS, NO_RECEIPT, true, taken.said(), ReceiptState.REFUND_DUE, null);
    }

    /** @param payments one, unless clerks receipted the money bill by bill */
    GatewayTransaction receipted(GatewayTransaction taken, List<Payment> payments) {
        String numbers = payments.stream()
                .flatMap(payment -> payment.receipts().stream())
                .map(Receipt::number)
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return step(
                taken,
                TransactionStatus.SUCCESS,
                SUCCESSFUL,
                true,
                taken.said(),
                ReceiptState.ISSUED,
                null,
                numbers,
                payments.get(0).id(),
                null);
    }

    /** The gateway has given back what it had to. */
    GatewayTransaction refunded(GatewayTransaction due, String reference) {
        return step(
                due,
                due.status(),
                due.statusMessage(),
                true,
                due.said(),
                ReceiptState.REFUNDED,
                null,
                null,
                null,
                reference);
    }

    /** What the audit trail keeps of where it stands. */
    ObjectNode detail(GatewayTransaction transaction) {
        ObjectNode detail = json.createObjectNode()
                .put("gateway", transaction.gateway())
                .put("message", transaction.statusMessage())
                .put("receiptState", transaction.receiptState().name());
        if (transaction.said().gatewayTxnId() != null) {
            detail.put("gatewayTxnId", transaction.said().gatewayTxnId());
        }
        if (transaction.said().amount() != null) {
            detail.put("gatewayAmount", transaction.said().amount().toString());
        }
        if (transaction.refundReference() != null) {
            detail.put("refundReference", transaction.refundReference());
        }
        return detail;
    }

    private static GatewayTransaction step(
            GatewayTransaction before,
            TransactionStatus status,
            String message,
            boolean isFinal,
            GatewayAnswer.Details said,
            ReceiptState receiptState,
            @Nullable Instant nextPollAt) {
        return step(before, status, message, isFinal, said, receiptState, nextPollAt, null, null, null);
    }

    private static GatewayTransaction step(
            GatewayTransaction before,
            TransactionStatus status,
            String message,
            boolean isFinal,
            GatewayAnswer.Details said,
            ReceiptState receiptState,
            @Nullable Instant nextPollAt,
            @Nullable String receiptNumbers,
            @Nullable UUID paymentId,
            @Nullable String refundReference) {
        return new GatewayTransaction(
                before.tenantId(),
                before.txnId(),
                before.gateway(),
                before.amount(),
                before.billId(),
                before.consumerCode(),
                before.productInfo(),
                before.bills(),
                before.additionalDetails(),
                before.locale(),
                before.payer(),
                status,
                message,
                isFinal,
                said,
                receiptState,
                receiptNumbers,
                paymentId,
                refundReference,
                nextPollAt,
                before.polls(),
                before.startedBy(),
                before.audit());
    }
}
