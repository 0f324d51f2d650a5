package dev.kosh.collection.receipts;

import dev.kosh.collection.Payments;
import dev.kosh.events.OutboxBatchHandler;
import dev.kosh.events.OutboxMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a recorded payment still owes: a message to the payer, and the payer's name on the payment. */
@Component
class ReceiptsIssued implements OutboxBatchHandler {

    private final Payments payments;
    private final ReceiptSms sms;
    private final PaymentPayers payers;

    ReceiptsIssued(Payments payments, ReceiptSms sms, PaymentPayers payers) {
        this.payments = payments;
        this.sms = sms;
        this.payers = payers;
    }

    @Override
    public String kind() {
        return "RECEIPT_ISSUED";
    }

    @Override
    public Map<OutboxMessage, RuntimeException> deliverAll(List<OutboxMessage> messages) {
        OwedPayments recorded = OwedPayments.of(messages, payments);
        Map<OutboxMessage, RuntimeException> failures = sms.send(recorded.payments(), recorded.messageByPayment());
        payers.identify(recorded.payments())
                .forEach((payment, failure) -> failures.put(
                        Objects.requireNonNull(recorded.messageByPayment().get(payment.id())), failure));
        return failures;
    }
}
