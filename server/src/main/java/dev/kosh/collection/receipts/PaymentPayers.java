package dev.kosh.collection.receipts;

import dev.kosh.access.Citizens;
import dev.kosh.collection.CollectionSettings;
import dev.kosh.collection.PaidBy;
import dev.kosh.collection.Payment;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.wire.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Finds out who paid, after the payment stands: the citizen with the mobile number that was given at the counter, put on
 * record when there is none (docs/contract/collection.md, payments).
 */
@Component
class PaymentPayers {

    private record Person(TenantId state, String name, String mobileNumber) {}

    private final Citizens citizens;
    private final PaymentStore payments;
    private final CollectionSettings settings;

    PaymentPayers(Citizens citizens, PaymentStore payments, CollectionSettings settings) {
        this.citizens = citizens;
        this.payments = payments;
        this.settings = settings;
    }

    /**
     * Names the payers of those that have none yet; a payment without mobile number keeps none.
     *
     * @return what went wrong with single ones; the others are done
     */
    Map<Payment, RuntimeException> identify(List<Payment> recorded) {
        if (!settings.identifyPayers()) {
            return Map.of();
        }
        Map<Payment, RuntimeException> failures = new HashMap<>();
        Map<Person, String> known = new HashMap<>();
        Map<Payment, String> payers = new HashMap<>();
        for (Payment payment : recorded) {
            String mobileNumber = payment.paidBy().mobileNumber();
            if (payment.payerUuid() == null && mobileNumber != null) {
                Person person = new Person(payment.tenantId().state(), nameOf(payment), mobileNumber);
                try {
                    payers.put(payment, known.computeIfAbsent(person, this::bearerOf));
                } catch (DataAccessException notOnRecord) {
                    failures.put(payment, notOnRecord);
                }
            }
        }
        if (!payers.isEmpty()) {
            payments.namePayers(payers);
        }
        return failures;
    }

    /** The name on the receipt; {@code paidBy} may be no more than the word OWNER. */
    private static String nameOf(Payment payment) {
        PaidBy paidBy = payment.paidBy();
        String payerName = paidBy.payerName();
        return payerName == null || payerName.isBlank() ? paidBy.name() : payerName;
    }

    private String bearerOf(Person person) {
        return citizens.bearerOf(person.state(), person.name(), person.mobileNumber())
                .uuid();
    }
}
