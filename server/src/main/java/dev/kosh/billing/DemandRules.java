package dev.kosh.billing;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What every demand must satisfy by the masters (docs/contract/billing.md, demand rules 2 to 9). */
@Component
class DemandRules {

    private final Masters masters;

    DemandRules(Masters masters) {
        this.masters = masters;
    }

    /** @throws RequestRefused naming {@code INVALID TENANTID} for a tenant that the masters do not know */
    BillingMasters mastersOf(TenantId tenant) {
        return masters.billing(tenant)
                .orElseThrow(() -> new RequestRefused(
                        BillingError.UNKNOWN_TENANT, "tenantId: no such tenant is configured; name the ULB"));
    }

    /** The tenant itself, or with a state all that belong to it. */
    List<TenantId> tenantsUnder(TenantId tenant) {
        mastersOf(tenant);
        if (!tenant.isState()) {
            return List.of(tenant);
        }
        return masters.tenants().stream()
                .map(Tenant::id)
                .filter(each -> each.state().equals(tenant))
                .toList();
    }

    /** Adds what is wrong with the demands of one call. */
    void check(List<DemandDraft> drafts, Problems problems) {
        for (DemandDraft draft : drafts) {
            BillingMasters known = mastersOf(draft.tenantId());
            String service = draft.businessService();
            if (known.service(service).isEmpty()) {
                problems.add(BillingError.UNKNOWN_SERVICE, "businessService: no such code in the masters: " + service);
            }
            checkPeriod(draft, known, problems);
            for (DemandDraft.Line line : draft.lines()) {
                TaxHead head = known.head(service, line.taxHeadCode()).orElse(null);
                if (head == null) {
                    problems.add(
                            BillingError.UNKNOWN_TAX_HEAD,
                            "taxHeadMasterCode: " + line.taxHeadCode() + " is no tax head of " + service);
                }
                if (!isSound(line, head)) {
                    problems.add(
                            BillingError.UNSOUND_AMOUNT,
                            "taxAmount " + line.tax() + ", collectionAmount " + line.collected()
                                    + ": a due is collected between 0 and its amount, a credit not at all or whole");
                }
            }
        }
    }

    private static void checkPeriod(DemandDraft draft, BillingMasters known, Problems problems) {
        String service = draft.businessService();
        if (known.periods(service).isEmpty()) {
            problems.add(
                    BillingError.SERVICE_WITHOUT_PERIODS,
                    "businessService: the masters hold no tax period of " + service);
        } else if (draft.periodFrom().isAfter(draft.periodTo())
                || known.periods(service).stream()
                        .noneMatch(period -> period.contains(draft.periodFrom(), draft.periodTo()))) {
            problems.add(
                    BillingError.PERIOD_OUTSIDE_MASTER,
                    "taxPeriodFrom " + draft.periodFrom().toEpochMilli() + ", taxPeriodTo "
                            + draft.periodTo().toEpochMilli() + ": lie in no one tax period of " + service);
        }
    }

    private static boolean isSound(DemandDraft.Line line, @org.jspecify.annotations.Nullable TaxHead head) {
        if (!line.tax().isNegative()) {
            return !line.collected().isNegative() && line.collected().compareTo(line.tax()) <= 0;
        }
        if (head != null && head.isAdvance()) {
            return !line.collected().isPositive() && line.collected().compareTo(line.tax()) >= 0;
        }
        return line.collected().isZero() || line.collected().equals(line.tax());
    }
}
