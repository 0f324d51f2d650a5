package dev.kosh.billing.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillCancellation;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.wire.Problems;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bill cancel. That there is nothing to cancel is told with status 400, but in the form of the good answer. */
@RestController
class BillCancelController {

    private final BillCancellation cancellation;
    private final JsonMapper json;

    BillCancelController(BillCancellation cancellation, JsonMapper json) {
        this.cancellation = cancellation;
        this.json = json;
    }

    @PostMapping("/billing-service/bill/v2/_cancelbill")
    ResponseEntity<UpdateBillResponse> cancel(@Valid @RequestBody UpdateBillRequest request, Caller caller) {
        UpdateBillRequest.Criteria criteria = request.UpdateBillCriteria();
        check(criteria);
        Set<String> codes = criteria.consumerCodes();
        BillCancellation.Outcome outcome = codes.isEmpty()
                ? BillCancellation.Outcome.NO_ACTIVE_BILL
                : cancellation.cancel(
                        consumer(criteria, codes.iterator().next()), details(criteria), request.locale(), caller);
        return switch (outcome) {
            case CANCELLED -> answer(200, ResponseInfo.OK, request, "Cancelled 1 active bill of the consumer");
            case NO_ACTIVE_BILL ->
                answer(
                        400,
                        ResponseInfo.BAD_REQUEST,
                        request,
                        "The consumer has no active bill that could be cancelled");
            case ALREADY_PAID ->
                answer(
                        400,
                        ResponseInfo.BAD_REQUEST,
                        request,
                        "The consumer's latest bill is paid, wholly or in part; cancel its payment instead");
        };
    }

    private static void check(UpdateBillRequest.Criteria criteria) {
        Problems problems = new Problems();
        if (criteria.detail("reason") == null) {
            problems.add(BillingError.CANCEL_REASON_CODE, "additionalDetails.reason: a text, the code of the reason");
        }
        if (criteria.detail("reasonMessage") == null) {
            problems.add(
                    BillingError.CANCEL_REASON_MESSAGE,
                    "additionalDetails.reasonMessage: a text, the reason as the payer will read it");
        }
        if (criteria.consumerCodes().size() > 1) {
            problems.add(BillingError.CANCEL_ONE_CONSUMER, "consumerCodes: one consumer in a call");
        }
        problems.throwIfAny();
    }

    private static ConsumerKey consumer(UpdateBillRequest.Criteria criteria, String consumerCode) {
        TenantId tenant = Tenants.of(criteria.tenantId());
        return new ConsumerKey(tenant, criteria.businessService(), consumerCode);
    }

    private ObjectNode details(UpdateBillRequest.Criteria criteria) {
        // The reasons were found in it, so it is an object.
        return criteria.additionalDetails() instanceof ObjectNode object ? object : json.createObjectNode();
    }

    private static ResponseEntity<UpdateBillResponse> answer(
            int httpStatus, String status, UpdateBillRequest request, String message) {
        return ResponseEntity.status(httpStatus)
                .body(new UpdateBillResponse(ResponseInfo.of(request.requestInfo(), status), message));
    }
}
