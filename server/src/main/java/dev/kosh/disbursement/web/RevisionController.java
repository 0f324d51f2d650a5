package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.Disbursing;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.web.InstructionActionController.InstructionResponse;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes revised instructions of what came back. */
@RestController
class RevisionController {

    private final Disbursing disbursing;
    private final InstructionSearch instructions;

    RevisionController(Disbursing disbursing, InstructionSearch instructions) {
        this.disbursing = disbursing;
        this.instructions = instructions;
    }

    /**
     * Body of a revision.
     *
     * @param piNumber any instruction of the chain
     * @param confirmUnchanged pay also to accounts that were not corrected
     * @param idempotencyKey means what the header Idempotency-Key means; the edge reads it
     */
    record RevisionRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 50) String tenantId,
            @NotBlank @Size(max = 64) String piNumber,
            @Nullable Boolean confirmUnchanged,
            @Nullable @Size(max = 255) String idempotencyKey) {}

    /** What the treasury said is told by the message of the revised instruction; that it was made is 200. */
    @PostMapping("/ifms-adapter/pi/v1/_revise")
    InstructionResponse revise(@Valid @RequestBody RevisionRequest request, Caller caller) {
        TenantId tenant = Tenants.needed(request.tenantId());
        PaymentInstruction revised =
                disbursing.revise(tenant, request.piNumber(), Boolean.TRUE.equals(request.confirmUnchanged()), caller);
        return InstructionResponse.of(
                request.requestInfo(),
                instructions.view(tenant, revised.number()).orElseThrow());
    }
}
