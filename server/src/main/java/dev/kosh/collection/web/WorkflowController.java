package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.collection.Payment;
import dev.kosh.collection.ReceiptWorkflow;
import dev.kosh.masters.Masters;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Cancel, dishonour and remit. The module in the path decides who gets in, at the edge. */
@RestController
class WorkflowController {

    private final ReceiptWorkflow workflow;
    private final Masters masters;

    WorkflowController(ReceiptWorkflow workflow, Masters masters) {
        this.workflow = workflow;
        this.masters = masters;
    }

    @PostMapping({"/collection-services/payments/_workflow", "/collection-services/payments/{module}/_workflow"})
    PaymentResponse act(@Valid @RequestBody PaymentWorkflowRequest request, Caller caller) {
        List<Payment> payments = workflow.act(request.order(), caller);
        return PaymentResponse.of(request.requestInfo(), payments, masters, true);
    }
}
