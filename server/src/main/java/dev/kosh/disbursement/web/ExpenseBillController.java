package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.access.Caller;
import dev.kosh.disbursement.BillCriteria;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.ExpenseBill;
import dev.kosh.disbursement.ExpenseBills;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.ResponseInfo;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Intake of expense bills. */
@RestController
class ExpenseBillController {

    private final ExpenseBills bills;

    ExpenseBillController(ExpenseBills bills) {
        this.bills = bills;
    }

    /** What is searched for. */
    record BillSearchCriteria(
            @Nullable String tenantId,
            @Nullable List<String> ids,
            @Nullable List<String> billNumbers,
            @Nullable List<String> referenceIds,
            @Nullable String businessService,
            @Nullable String wfStatus,
            @Nullable Boolean isPaymentStatusNull) {}

    /** Body of a search. */
    record BillSearchRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @Nullable BillSearchCriteria billCriteria,
            @Nullable @Valid PageJson pagination) {}

    /** Answer of all bill end points. */
    record BillsResponse(@JsonProperty("ResponseInfo") ResponseInfo responseInfo, List<ExpenseBillJson> bills) {

        static BillsResponse of(@Nullable RequestInfo request, List<ExpenseBill> bills) {
            return new BillsResponse(
                    ResponseInfo.of(request, ResponseInfo.OK),
                    bills.stream().map(ExpenseBillJson::of).toList());
        }
    }

    @PostMapping("/expense/bill/v1/_create")
    BillsResponse create(@Valid @RequestBody ExpenseBillRequest request, Caller caller) {
        return BillsResponse.of(request.requestInfo(), List.of(bills.create(request.draft(), caller)));
    }

    @PostMapping("/expense/bill/v1/_update")
    BillsResponse update(@Valid @RequestBody ExpenseBillRequest request, Caller caller) {
        return BillsResponse.of(request.requestInfo(), List.of(bills.update(request.draft(), caller)));
    }

    @PostMapping("/expense/bill/v1/_search")
    BillsResponse search(@Valid @RequestBody BillSearchRequest request) {
        BillSearchCriteria asked = request.billCriteria();
        if (asked == null) {
            throw new RequestRefused(
                    DisbursementError.SEARCH_CRITERIA_MANDATORY, "Atleast one search parameter should be provided");
        }
        return BillsResponse.of(
                request.requestInfo(),
                bills.find(new BillCriteria(
                        Tenants.needed(asked.tenantId()),
                        Amounts.ids("billCriteria.ids", asked.ids()),
                        Objects.requireNonNullElse(asked.billNumbers(), List.of()),
                        Objects.requireNonNullElse(asked.referenceIds(), List.of()),
                        asked.businessService(),
                        asked.wfStatus(),
                        Boolean.TRUE.equals(asked.isPaymentStatusNull()),
                        PageJson.limit(request.pagination()),
                        PageJson.offset(request.pagination()))));
    }
}
