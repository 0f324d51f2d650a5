package dev.kosh.collection.receipts;

import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.collection.Payments;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an undone payment owes: a message to the payer for each receipt that is void now. */
@Component
class PaymentsUndone implements OutboxBatchHandler {

    private static final ReceiptMessages.Notice CANCELLED =
            new ReceiptMessages.Notice("UC_NOTIF_WF_MT_CANCELLED", "receipt cancelled");
    private static final ReceiptMessages.Notice DISHONOURED =
            new ReceiptMessages.Notice("UC_NOTIF_WF_MT_DISHONOURED", "receipt dishonoured");

    private final Payments payments;
    private final ReceiptMessages messages;

    PaymentsUndone(Payments payments, ReceiptMessages messages) {
        this.payments = payments;
        this.messages = messages;
    }

    @Override
    public String kind() {
        return "PAYMENT_UNDONE";
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> owed) {
        OwedPayments undone = OwedPayments.of(owed, payments);
        return messages.send(undone.payments(), undone.messageByPayment(), PaymentsUndone::notice);
    }

    private static ReceiptMessages.Notice notice(Payment payment) {
        return payment.status() == PaymentStatus.DISHONOURED ? DISHONOURED : CANCELLED;
    }
}
