package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.Disbursing;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders that push instructions. */
@RestController
class InstructionOrderController {

    private final Disbursing disbursing;
    private final InstructionSearch search;

    InstructionOrderController(Disbursing disbursing, InstructionSearch search) {
        this.disbursing = disbursing;
        this.search = search;
    }

    /** A payment that was made by {@code /expense/payment/v1}. */
    record PaymentReference(
            @Nullable String tenantId, @Nullable String paymentNumber) {}

    /**
     * Body of a creation: a payment's number, the payment itself, or the number of an instruction to be revised.
     *
     * @param parentPI any instruction of the chain to be revised
     * @param idempotencyKey means what the header Idempotency-Key means; the edge reads it
     */
    record CreationRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable @Size(max = 50) String tenantId,
            @Nullable @Size(max = 64) String referenceId,
            @Nullable @Size(max = 64) String parentPI,
            @Nullable PaymentReference payment,
            @Nullable Boolean confirmUnchanged,
            @Nullable @Size(max = 255) String idempotencyKey) {}

    /**
     * Body of an order about one instruction.
     *
     * @param idempotencyKey means what the header Idempotency-Key means; the edge reads it
     */
    record OrderRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 50) String tenantId,
            @NotBlank @Size(max = 64) String piNumber,
            @Nullable @Size(max = 255) String idempotencyKey) {}

    @PostMapping({"/ifms-adapter/pi/v1/_create", "/ifms/pi/v1/_create"})
    InstructionActionController.InstructionResponse create(@Valid @RequestBody CreationRequest request, Caller caller) {
        PaymentReference payment = request.payment();
        TenantId tenant =
                Tenants.needed(request.tenantId() == null && payment != null ? payment.tenantId() : request.tenantId());
        String reference =
                request.referenceId() == null && payment != null ? payment.paymentNumber() : request.referenceId();
        if (request.parentPI() != null) {
            return answer(
                    request.requestInfo(),
                    disbursing.revise(
                            tenant, request.parentPI(), Boolean.TRUE.equals(request.confirmUnchanged()), caller));
        }
        return answer(
                request.requestInfo(),
                disbursing.create(tenant, needed(reference), caller).instruction());
    }

    @PostMapping("/ifms-adapter/pi/v1/_resubmit")
    InstructionActionController.InstructionResponse resubmit(@Valid @RequestBody OrderRequest request, Caller caller) {
        return answer(
                request.requestInfo(),
                disbursing
                        .resubmit(Tenants.needed(request.tenantId()), request.piNumber(), caller)
                        .instruction());
    }

    @PostMapping("/mukta-ifix-adapter/v1/disburse/_create")
    InstructionActionController.InstructionResponse disburse(
            @Valid @RequestBody CreationRequest request, Caller caller) {
        return answer(
                request.requestInfo(),
                disbursing.disburse(Tenants.needed(request.tenantId()), needed(request.referenceId()), caller));
    }

    private static String needed(@Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS,
                    "referenceId: name the payment, or by parentPI the instruction that is to be revised");
        }
        return reference;
    }

    private InstructionActionController.InstructionResponse answer(
            @Nullable RequestInfo request, PaymentInstruction pi) {
        return InstructionActionController.InstructionResponse.of(
                request, search.view(pi.tenantId(), pi.number()).orElseThrow());
    }
}
