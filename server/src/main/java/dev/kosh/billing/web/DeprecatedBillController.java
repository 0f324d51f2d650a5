package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.billing.BillingError;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ways to a bill that are no longer served; who still calls them hears which to take (docs/contract/billing.md). */
@RestController
@RequestMapping("/billing-service/bill")
class DeprecatedBillController {

    private static final String SUCCESSOR =
            "This path is deprecated; fetch bills with /billing-service/bill/v2/_fetchbill and find them with"
                    + " /billing-service/bill/v2/_search";

    /** The form of errors that clients of the first version read. */
    record FirstVersionAnswer(
            @JsonProperty("responseInfo") ResponseInfo responseInfo,
            @JsonProperty("error") FirstVersionError error) {}

    record FirstVersionError(
            int code,
            String message,
            String description,
            @Nullable Object fields) {}

    @PostMapping("/v2/_generate")
    void generate(
            @ParameterObject @QueryCriteria("generateBillCriteria") DeprecatedBillQuery query,
            @RequestBody RequestInfoWrapper body) {
        throw new RequestRefused(BillingError.DEPRECATED, SUCCESSOR);
    }

    @PostMapping("/v2/_create")
    void create(@RequestBody RequestInfoWrapper body) {
        throw new RequestRefused(BillingError.DEPRECATED, SUCCESSOR);
    }

    @PostMapping({"/_search", "/_create"})
    ResponseEntity<FirstVersionAnswer> firstVersion(@RequestBody RequestInfoWrapper body) {
        return answer(body.requestInfo());
    }

    @PostMapping({"/_fetchbill", "/_generate"})
    ResponseEntity<FirstVersionAnswer> firstVersionGenerate(
            @ParameterObject @QueryCriteria("generateBillCriteria") DeprecatedBillQuery query,
            @RequestBody RequestInfoWrapper body) {
        return answer(body.requestInfo());
    }

    private static ResponseEntity<FirstVersionAnswer> answer(@Nullable RequestInfo request) {
        return ResponseEntity.badRequest()
                .body(new FirstVersionAnswer(
                        infoOf(request), new FirstVersionError(400, BillingError.DEPRECATED.code(), SUCCESSOR, null)));
    }

    /** As the first version had it: without id of the answer. */
    private static ResponseInfo infoOf(@Nullable RequestInfo request) {
        ResponseInfo info = ResponseInfo.of(request, ResponseInfo.BAD_REQUEST);
        return new ResponseInfo(info.apiId(), info.ver(), info.ts(), null, info.msgId(), info.status());
    }
}
