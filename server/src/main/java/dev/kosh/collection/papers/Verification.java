package dev.kosh.collection.papers;

import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.collection.Receipt;
import dev.kosh.collection.store.ReceiptCodeStore;
import dev.kosh.collection.store.ReceiptCodeStore.CodedReceipt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells anybody who holds a printed receipt whether it is true, by the code on it (docs/contract/collection.md, papers). */
@Component
public class Verification {

    /** Where the page is served; the code follows. */
    public static final String PATH = "/verify/";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final ReceiptCodeStore codes;
    private final Payments payments;
    private final String publicUrl;

    Verification(ReceiptCodeStore codes, Payments payments, @Value("${kosh.public-url}") String publicUrl) {
        this.codes = codes;
        this.payments = payments;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** A receipt and the payment that it is of. */
    public record Verified(Payment payment, Receipt receipt) {}

    /** What the code on a receipt says to a camera, and a message to a telephone. */
    public String address(String code) {
        return publicUrl + PATH + code;
    }

    /** The receipt with this code; empty for whatever is none. */
    public Optional<Verified> find(String code) {
        return CODE.matcher(code).matches() ? codes.find(code).flatMap(this::receipt) : Optional.empty();
    }

    private Optional<Verified> receipt(CodedReceipt coded) {
        return payments.find(PaymentCriteria.byId(List.of(coded.tenantId()), Set.of(coded.paymentId()))).stream()
                .flatMap(payment -> payment.receipts().stream()
                        .filter(receipt -> receipt.id().equals(coded.receiptId()))
                        .map(receipt -> new Verified(payment, receipt)))
                .findFirst();
    }
}
