package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.access.LookUps;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.collection.Receipt;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What a citizen sees, masked, of a payment that is not his: the one whose receipt and consumer he names
 * (docs/contract/collection.md, who sees what).
 */
@Component
class ReceiptLookUp {

    private final Payments payments;
    private final LookUps lookUps;

    ReceiptLookUp(Payments payments, LookUps lookUps) {
        this.payments = payments;
        this.lookUps = lookUps;
    }

    /**
     * The payment beyond his own, if there is one.
     *
     * @param criteria one receipt number and one consumer code, of his own payments
     * @param own what he found of his own by them
     * @throws dev.kosh.wire.RequestRefused when he named too many receipts that are not his
     */
    List<Payment> find(PaymentCriteria criteria, List<Payment> own, Caller caller) {
        String number = criteria.receiptNumbers().iterator().next();
        String consumerCode = criteria.consumerCodes().iterator().next();
        Predicate<Receipt> named = receipt -> number.equals(receipt.number())
                && consumerCode.equals(receipt.bill().consumerCode());
        if (!own.isEmpty()) {
            return List.of();
        }
        lookUps.count(caller);
        return payments.find(criteria.seenBy(PaymentCriteria.Scope.EVERYBODY)).stream()
                .map(payment -> payment.masked(named))
                .filter(payment -> !payment.receipts().isEmpty())
                .toList();
    }
}
