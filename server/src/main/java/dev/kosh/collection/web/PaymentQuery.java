package dev.kosh.collection.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Query parameters of payment search; sets are comma-separated or repeated. */
record PaymentQuery(
        @NotNull String tenantId,
        @Nullable Set<String> ids,
        @Nullable Set<String> billIds,
        @Nullable Set<String> receiptNumbers,
        @Nullable Set<String> consumerCodes,
        @Nullable Set<String> businessServices,
        @Nullable Set<String> status,
        @Nullable Set<String> instrumentStatus,
        @Nullable Set<String> paymentModes,
        @Nullable Set<String> payerIds,
        @Nullable String transactionNumber,
        @Nullable String mobileNumber,
        @Nullable Long fromDate,
        @Nullable Long toDate,
        @Nullable @Min(0) Integer offset,
        @Nullable @Min(0) Integer limit,
        @Nullable Boolean isCountRequest) {

    /** A count that names no tenant is refused like one that names an empty one: by the code of counts. */
    PaymentQuery {
        if (tenantId == null && Boolean.TRUE.equals(isCountRequest)) {
            tenantId = "";
        }
    }

    /**
     * Whether one receipt and one consumer are named, and nothing else: what beside them could be tried
     * would tell something of a masked answer.
     */
    boolean isLookUp() {
        return has(consumerCodes, 1)
                && has(receiptNumbers, 1)
                && Stream.of(ids, billIds, status, instrumentStatus, paymentModes, payerIds)
                        .allMatch(each -> has(each, 0))
                && Stream.of(transactionNumber, mobileNumber, fromDate, toDate).allMatch(Objects::isNull)
                && (offset == null || offset == 0)
                && !Boolean.TRUE.equals(isCountRequest);
    }

    private static boolean has(@Nullable Set<String> texts, int many) {
        return (texts == null ? 0 : texts.size()) == many;
    }
}
