package dev.kosh.collection.receipts;

import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentStatus;
import dev.kosh.events.OutboxMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a payer, one message per receipt, that his payment was recorded (docs/contract/collection.md, messages). Of a
 * payment that was undone before its message left, {@link PaymentsUndone} tells all there is to tell.
 */
@Component
class ReceiptSms {

    private static final String ABOUT = "receipt";
    private static final ReceiptMessages.Notice AT_THE_COUNTER =
            new ReceiptMessages.Notice("UC_NOTIF_WF_MT_NEW", ABOUT);
    private static final ReceiptMessages.Notice IN_THE_BANK =
            new ReceiptMessages.Notice("UC_NOTIF_WF_MT_DEPOSITED", ABOUT);

    private final ReceiptMessages messages;

    ReceiptSms(ReceiptMessages messages) {
        this.messages = messages;
    }

    /** Messages that failed, with the reason of each; who was told before is not told again. */
    Map<OutboxMessage, RuntimeException> send(List<Payment> recorded, Map<UUID, OutboxMessage> messageByPayment) {
        return messages.send(recorded, messageByPayment, ReceiptSms::notice);
    }

    private static ReceiptMessages.@Nullable Notice notice(Payment payment) {
        PaymentStatus status = payment.status();
        if (status == null || status.isUndone()) {
            return null;
        }
        return status == PaymentStatus.NEW ? AT_THE_COUNTER : IN_THE_BANK;
    }
}
