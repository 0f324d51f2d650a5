package dev.kosh.disbursement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.disbursement.Reconciliation;
import dev.kosh.disbursement.Reconciliation.Finding;
import dev.kosh.disbursement.Reconciliation.RuleResult;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.ResponseInfo;
import dev.kosh.wire.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The proof of the books, now. */
@RestController
class ReconciliationController {

    private static final int MOST_FINDINGS = 500;

    private final Reconciliation reconciliation;

    ReconciliationController(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** Body of the call. */
    record ReconciliationRequest(
            @JsonProperty("RequestInfo") @Nullable RequestInfo requestInfo,
            @NotBlank @Size(max = 50) String tenantId) {}

    /** What does not hold; times in epoch milliseconds. */
    record FindingJson(
            String tenantId,
            String rule,
            String subject,
            String expected,
            String found,
            long firstSeenAt,
            long lastSeenAt) {

        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.tenantId().value(),
                    finding.rule(),
                    finding.subject(),
                    finding.expected(),
                    finding.found(),
                    finding.firstSeenAt().toEpochMilli(),
                    finding.lastSeenAt().toEpochMilli());
        }
    }

    /** Answer of the call. */
    record ReconciliationResponse(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            boolean holds,
            List<RuleResult> rules,
            List<FindingJson> findings) {}

    @PostMapping("/ifms-adapter/reconciliation/v1/_check")
    ReconciliationResponse check(@Valid @RequestBody ReconciliationRequest request) {
        TenantId tenant = Tenants.needed(request.tenantId());
        Reconciliation.Report report = reconciliation.check(tenant);
        return new ReconciliationResponse(
                ResponseInfo.of(request.requestInfo(), ResponseInfo.OK),
                report.holds(),
                report.rules(),
                reconciliation.findings(tenant, true, MOST_FINDINGS).stream()
                        .map(FindingJson::of)
                        .toList());
    }
}
