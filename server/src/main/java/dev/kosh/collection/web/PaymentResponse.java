package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.Payment;
import dev.kosh.masters.Masters;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of the payment end points. */
record PaymentResponse(
        @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
        @JsonProperty("Payments") List<PaymentJson> payments) {

    /** @param readBack stored payments: who a bill was addressed to is left out */
    static PaymentResponse of(
            @Nullable RequestInfo request, List<Payment> payments, Masters masters, boolean readBack) {
        return new PaymentResponse(
                ResponseInfo.of(request, ResponseInfo.OK),
                payments.stream()
                        .map(payment -> PaymentJson.of(
                                payment, masters.billing(payment.tenantId()).orElse(null), readBack))
                        .toList());
    }
}
