package dev.kosh.billing.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.masters.TaxPeriod;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Money;
import dev.kosh.wire.ResponseInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers of the searches of masters; what the states' files do not hold is null. */
final class MasterResponses {

    private static final Set<String> CYCLES = Set.of("MONTH", "QUARTER", "HALFYEAR", "ANNUAL");

    private MasterResponses() {}

    record TaxHeads(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("TaxHeadMasters") List<TaxHeadMasterJson> taxHeadMasters) {}

    record TaxPeriods(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("TaxPeriods") List<TaxPeriodJson> taxPeriods) {}

    record BusinessServices(
            @JsonProperty("ResponseInfo") ResponseInfo responseInfo,
            @JsonProperty("BusinessServiceDetails") List<BusinessServiceDetailJson> businessServiceDetails) {}

    record TaxHeadMasterJson(
            @Nullable String id,
            @Nullable String tenantId,
            @Nullable String category,
            String service,
            String name,
            String code,
            @Nullable List<String> glCodes,
            @JsonProperty("isDebit") boolean isDebit,
            @JsonProperty("isActualDemand") boolean isActualDemand,
            @Nullable Long validFrom,
            @Nullable Long validTill,
            int order,
            @Nullable AuditDetails auditDetail) {

        static TaxHeadMasterJson of(TaxHead head) {
            TaxHeadCategory category = head.category();
            return new TaxHeadMasterJson(
                    null,
                    null,
                    category == TaxHeadCategory.OTHER ? null : category.name(),
                    head.service(),
                    head.name(),
                    head.code(),
                    null,
                    head.debit(),
                    head.actualDemand(),
                    null,
                    null,
                    head.order(),
                    null);
        }
    }

    record TaxPeriodJson(
            @Nullable String id,
            @Nullable String tenantId,
            long fromDate,
            long toDate,
            @Nullable String periodCycle,
            String service,
            String code,
            String financialYear,
            @Nullable AuditDetails auditDetail) {

        static TaxPeriodJson of(TaxPeriod period) {
            return new TaxPeriodJson(
                    null,
                    null,
                    period.from().toEpochMilli(),
                    period.to().toEpochMilli(),
                    CYCLES.contains(period.periodCycle()) ? period.periodCycle() : null,
                    period.service(),
                    period.code(),
                    period.financialYear(),
                    null);
        }
    }

    record BusinessServiceDetailJson(
            @Nullable String id,
            @Nullable String tenantId,
            String businessService,
            String code,
            List<String> collectionModesNotAllowed,
            boolean partPaymentAllowed,
            @JsonProperty("isBillAmendmentEnabled") boolean isBillAmendmentEnabled,
            @JsonProperty("isAdvanceAllowed") boolean isAdvanceAllowed,
            @Nullable Long demandUpdateTime,
            @Nullable Boolean callBackForApportioning,
            @Nullable String callBackApportionURL,
            @Nullable AuditDetails auditDetails,
            Money minAmountPayable) {

        static BusinessServiceDetailJson of(BusinessService service) {
            return new BusinessServiceDetailJson(
                    null,
                    null,
                    service.name(),
                    service.code(),
                    service.collectionModesNotAllowed(),
                    service.partPaymentAllowed(),
                    service.billAmendmentEnabled(),
                    service.advanceAllowed(),
                    service.demandUpdateMillis(),
                    null,
                    null,
                    null,
                    service.minAmountPayable());
        }
    }
}
