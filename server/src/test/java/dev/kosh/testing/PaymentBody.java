package dev.kosh.testing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A payment as an integrator sends it; the total is the sum of its bills unless said otherwise. */
public final class PaymentBody {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private @Nullable BigDecimal total;

    private PaymentBody(String mode) {
        json.put("tenantId", "pb.amritsar").put("paymentMode", mode).put("paidBy", "Asha Citizen");
        json.putArray("paymentDetails");
    }

    public static PaymentBody cash() {
        return new PaymentBody("CASH");
    }

    public static PaymentBody cheque(long instrumentDate) {
        return new PaymentBody("CHEQUE").with("instrumentNumber", "004711").with("instrumentDate", instrumentDate);
    }

    public static PaymentBody online(String transactionNumber) {
        return new PaymentBody("ONLINE")
                .with("transactionNumber", transactionNumber)
                .with("instrumentNumber", transactionNumber);
    }

    public static PaymentBody of(String mode) {
        return new PaymentBody(mode);
    }

    /** Pays this much towards a bill. */
    public PaymentBody bill(JsonNode bill, String rupees) {
        return bill(bill.path("id").asString(), rupees);
    }

    public PaymentBody bill(String billId, String rupees) {
        json.withArray("paymentDetails")
                .addObject()
                .put("billId", billId)
                .put("totalAmountPaid", new BigDecimal(rupees));
        return this;
    }

    /** Pays what a bill says is due. */
    public PaymentBody bill(JsonNode bill) {
        return bill(bill, bill.path("totalAmount").decimalValue().toPlainString());
    }

    public PaymentBody total(String rupees) {
        total = new BigDecimal(rupees);
        return this;
    }

    public PaymentBody with(String member, Object value) {
        json.putPOJO(member, value);
        return this;
    }

    public PaymentBody without(String member) {
        json.remove(member);
        return this;
    }

    public ObjectNode json() {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode detail : json.path("paymentDetails")) {
            sum = sum.add(detail.path("totalAmountPaid").decimalValue());
        }
        return json.put("totalAmountPaid", total == null ? sum : total);
    }
}
