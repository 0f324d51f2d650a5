package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.WorkflowAction;
import dev.kosh.collection.WorkflowOrder;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.SafeHtml;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Body of the payment workflow; the published contract has one object under {@code Payment} instead of the array. */
record PaymentWorkflowRequest(
        @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,

        @JsonProperty("PaymentWorkflows")
        @JsonAlias("Payment")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @NotNull
        @Size(min = 1, max = 100)
        List<@Valid @NotNull StepInput> paymentWorkflows) {

    record StepInput(
            @NotNull @SafeHtml @Size(min = 1, max = 64) String paymentId,

            @NotNull @JsonDeserialize(using = WorkflowActionReader.class)
            WorkflowAction action,

            @NotNull @SafeHtml @Size(min = 1, max = 64) String tenantId,
            @Nullable @SafeHtml @Size(max = 256) String reason,
            @Nullable JsonNode additionalDetails) {}

    /** The order that all of its steps make together. */
    WorkflowOrder order() {
        StepInput first = paymentWorkflows.get(0);
        Problems problems = new Problems();
        if (paymentWorkflows.stream().anyMatch(step -> step.action() != first.action())) {
            problems.add(
                    CollectionError.PAYMENT_WORKFLOW_SINGLE_ACTION_ALLOWED,
                    "PaymentWorkflows.action: one action in a call");
        }
        if (paymentWorkflows.stream().anyMatch(step -> !step.tenantId().equalsIgnoreCase(first.tenantId()))) {
            problems.add(
                    CollectionError.CROSS_TENANT_OP_NOT_ALLOWED, "PaymentWorkflows.tenantId: one tenant in a call");
        }
        problems.throwIfAny();
        return new WorkflowOrder(
                WireIds.tenant(first.tenantId(), CollectionError.RECEIPT_WORKFLOW_INVALID_RECEIPT),
                first.action(),
                requestInfo == null ? RequestInfo.DEFAULT_LOCALE : requestInfo.locale(),
                paymentWorkflows.stream()
                        .map(step -> new WorkflowOrder.Step(
                                WireIds.uuid(step.paymentId()), step.reason(), step.additionalDetails()))
                        .toList());
    }
}
