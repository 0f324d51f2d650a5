package dev.kosh.collection.web;

import dev.kosh.collection.gateway.Checkout;
import dev.kosh.collection.gateway.GatewayTransaction;
import dev.kosh.collection.gateway.ReceiptState;
import dev.kosh.collection.gateway.TransactionPayer;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A gateway transaction as the wire has it: its amount is a text, those of its bills are numbers. */
record TransactionJson(
        String tenantId,
        String txnId,
        String txnAmount,
        String txnStatus,
        String txnStatusMsg,
        String billId,
        String consumerCode,
        List<PartJson> taxAndPayments,
        String productInfo,
        String gateway,
        @Nullable String callbackUrl,
        @Nullable String redirectUrl,
        @Nullable UserJson user,
        @Nullable JsonNode additionalDetails,
        @Nullable String gatewayTxnId,
        @Nullable String gatewayPaymentMode,
        @Nullable String gatewayStatusCode,
        @Nullable String gatewayStatusMsg,
        @Nullable Money gatewayAmount,
        @Nullable String receipt,
        @Nullable String receiptStatus,
        @Nullable String refundReference,
        @Nullable AuditDetails auditDetails) {

    record PartJson(
            String billId, Money amountPaid, @Nullable Money taxAmount) {}

    record UserJson(
            long id,
            String uuid,
            String userName,
            String name,
            String mobileNumber,
            @Nullable String emailId,
            String tenantId) {

        static UserJson of(TransactionPayer payer) {
            return new UserJson(
                    payer.id(),
                    payer.uuid(),
                    payer.userName(),
                    payer.name(),
                    payer.mobileNumber(),
                    payer.emailId(),
                    payer.tenantId().value());
        }
    }

    /** One that was just begun, with where to pay and where that leads back to. */
    static TransactionJson begun(Checkout.Begun begun) {
        return of(
                begun.transaction(),
                begun.callbackUrl().toString(),
                begun.redirectUrl() == null ? null : begun.redirectUrl().toString(),
                true);
    }

    static TransactionJson stored(GatewayTransaction transaction) {
        return of(transaction, null, null, true);
    }

    /** For whoever calls without saying who he is: nothing of the payer, nor who began it, which is mostly the payer. */
    static TransactionJson forAnybody(GatewayTransaction transaction) {
        return of(transaction, null, null, false);
    }

    private static TransactionJson of(
            GatewayTransaction transaction,
            @Nullable String callbackUrl,
            @Nullable String redirectUrl,
            boolean withPayer) {
        return new TransactionJson(
                transaction.tenantId().value(),
                transaction.txnId(),
                transaction.amount().toString(),
                transaction.status().name(),
                transaction.statusMessage(),
                transaction.billId(),
                transaction.consumerCode(),
                parts(transaction),
                transaction.productInfo(),
                transaction.gateway(),
                callbackUrl,
                redirectUrl,
                withPayer ? UserJson.of(transaction.payer()) : null,
                withPayer ? additionalDetails(transaction) : null,
                transaction.said().gatewayTxnId(),
                transaction.said().paymentMode(),
                transaction.said().statusCode(),
                transaction.said().statusMessage(),
                transaction.said().amount(),
                transaction.receiptNumbers(),
                transaction.receiptState() == ReceiptState.NONE
                        ? null
                        : transaction.receiptState().name(),
                withPayer ? transaction.refundReference() : null,
                withPayer ? transaction.audit() : null);
    }

    private static List<PartJson> parts(GatewayTransaction transaction) {
        return transaction.bills().stream()
                .map(each -> new PartJson(each.billId().toString(), each.paid(), each.tax()))
                .toList();
    }

    /** Clients of the original look for the bills here. */
    private static JsonNode additionalDetails(GatewayTransaction transaction) {
        ObjectNode details = transaction.additionalDetails() instanceof ObjectNode stored
                ? stored.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        ArrayNode parts = details.putArray("taxAndPayments");
        transaction
                .bills()
                .forEach(each -> parts.addObject()
                        .put("taxAmount", each.tax() == null ? null : each.tax().toRupees())
                        .put("amountPaid", each.paid().toRupees())
                        .put("billId", each.billId().toString()));
        return details;
    }
}
