package dev.kosh.collection.gateway;

import dev.kosh.collection.PaymentCriteria;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are asked for; all that is given must hold.
 *
 * @param userUuid of the payer
 * @param receiptNumber one of the transaction's receipts
 * @param scope whose transactions the caller may see
 */
public record TransactionCriteria(
        List<TenantId> tenants,
        @Nullable String txnId,
        @Nullable String billId,
        @Nullable String userUuid,
        @Nullable String receiptNumber,
        @Nullable String consumerCode,
        @Nullable String status,
        @Nullable String receiptState,
        @Nullable String refundReference,
        PaymentCriteria.Scope scope,
        int limit,
        int offset) {}
