package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.BillPayment;
import dev.kosh.disbursement.BillPaymentStatus;
import dev.kosh.disbursement.BillPayments;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.PaymentCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Payments of expense bills. */
@RestController
class BillPaymentController {

    private final BillPayments payments;

    BillPaymentController(BillPayments payments) {
        this.payments = payments;
    }

    /** A bill to be paid. */
    record BillInput(@NotBlank String billId) {}

    /** A payment as a client brings it. */
    record PaymentInput(
            @NotBlank @Size(max = 50) String tenantId,
            @Nullable String paymentNumber,
            @Nullable BigDecimal netPayableAmount,
            @Nullable @Pattern(regexp = "CANCELLED") String status,
            @Nullable @Size(max = 100) List<@Valid @NotNull BillInput> bills) {}

    /** Body of create and update. */
    record PaymentRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotNull @Valid PaymentInput payment) {}

    /** What is searched for. */
    record PaymentSearchCriteria(
            @Nullable String tenantId,
            @Nullable List<String> ids,
            @Nullable List<String> paymentNumbers,
            @Nullable List<String> billIds,
            @Nullable BillPaymentStatus status) {}

    /** Body of a search. */
    record PaymentSearchRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable PaymentSearchCriteria paymentCriteria,
            @Nullable @Valid PageJson pagination) {}

    /** Answer of all payment end points. */
    record PaymentsResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<BillPaymentJson> payments) {

        static PaymentsResponse of(@Nullable RequestInfo request, List<BillPayment> payments) {
            return new PaymentsResponse(
                    ResponseInfo.of(request, ResponseInfo.OK),
                    payments.stream().map(BillPaymentJson::of).toList());
        }
    }

    @PostMapping("/expense/payment/v1/_create")
    PaymentsResponse create(@Valid @RequestBody PaymentRequest request, Caller caller) {
        PaymentInput input = request.payment();
        List<String> billIds = Objects.requireNonNullElse(input.bills(), List.<BillInput>of()).stream()
                .map(BillInput::billId)
                .toList();
        BillPayment payment = payments.pay(
                Tenants.needed(input.tenantId()),
                Amounts.ids("payment.bills.billId", billIds),
                input.netPayableAmount() == null
                        ? null
                        : Amounts.rupees("payment.netPayableAmount", input.netPayableAmount()),
                caller);
        return PaymentsResponse.of(request.requestInfo(), List.of(payment));
    }

    /** Status moves only through the treasury's answers; a client may give a payment up. */
    @PostMapping("/expense/payment/v1/_update")
    PaymentsResponse update(@Valid @RequestBody PaymentRequest request, Caller caller) {
        PaymentInput input = request.payment();
        if (input.paymentNumber() == null || input.status() == null) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS,
                    "payment: paymentNumber and status CANCELLED are needed; nothing else can be changed");
        }
        BillPayment payment = payments.cancel(Tenants.needed(input.tenantId()), input.paymentNumber(), caller);
        return PaymentsResponse.of(request.requestInfo(), List.of(payment));
    }

    @PostMapping("/expense/payment/v1/_search")
    PaymentsResponse search(@Valid @RequestBody PaymentSearchRequest request) {
        PaymentSearchCriteria asked = request.paymentCriteria();
        if (asked == null) {
            throw new RequestRefused(
                    DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
        }
        return PaymentsResponse.of(
                request.requestInfo(),
                payments.find(new PaymentCriteria(
                        Tenants.needed(asked.tenantId()),
                        Amounts.ids("paymentCriteria.ids", asked.ids()),
                        Objects.requireNonNullElse(asked.paymentNumbers(), List.of()),
                        Amounts.ids("paymentCriteria.billIds", asked.billIds()),
                        asked.status(),
                        PageJson.limit(request.pagination()),
                        PageJson.offset(request.pagination()))));
    }
}
