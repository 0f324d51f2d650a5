package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.InstructionActions;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Actions on an instruction that push nothing. */
@RestController
class InstructionActionController {

    private final InstructionActions actions;

    InstructionActionController(InstructionActions actions) {
        this.actions = actions;
    }

    /** Answer of an action: the instruction as it is now. */
    record InstructionResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo, InstructionJson paymentInstruction) {

        static InstructionResponse of(@Nullable RequestInfo request, InstructionView view) {
            return new InstructionResponse(ResponseInfo.of(request, ResponseInfo.OK), InstructionJson.of(view, false));
        }
    }

    @PostMapping("/ifms-adapter/pi/v1/_refresh")
    InstructionResponse refresh(@Valid @RequestBody InstructionActionRequest request, Caller caller) {
        return InstructionResponse.of(
                request.requestInfo(), actions.refresh(Tenants.needed(request.tenantId()), request.piNumber(), caller));
    }

    @PostMapping("/ifms-adapter/pi/v1/_review")
    InstructionResponse review(@Valid @RequestBody InstructionActionRequest request, Caller caller) {
        return InstructionResponse.of(
                request.requestInfo(),
                actions.review(
                        Tenants.needed(request.tenantId()),
                        request.piNumber(),
                        Objects.requireNonNullElse(request.note(), ""),
                        caller));
    }
}
