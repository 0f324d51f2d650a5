package dev.kosh.billing.amendments;

import dev.kosh.billing.BillingError;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.masters.NumberFormats;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What an amendment must satisfy by the masters, and the form of its number (docs/contract/billing.md, amendments). */
@Component
class AmendmentRules {

    private final Masters masters;
    private final BillingSettings settings;

    AmendmentRules(Masters masters, BillingSettings settings) {
        this.masters = masters;
        this.settings = settings;
    }

    /**
     * What is wrong with the lines and the span.
     *
     * @throws RequestRefused when the service is unknown or takes no amendments: then nothing else is looked at
     */
    Problems check(AmendmentDraft draft) {
        ConsumerKey consumer = draft.consumer();
        BillingMasters known = masters.billing(consumer.tenantId())
                .orElseThrow(() -> new RequestRefused(
                        BillingError.UNKNOWN_TENANT, "tenantId: no such tenant is configured; name the ULB"));
        BusinessService service = known.service(consumer.businessService())
                .orElseThrow(() -> new RequestRefused(
                        BillingError.AMENDMENT_SERVICE,
                        "businessService: no such code in the masters: " + consumer.businessService()));
        if (!service.billAmendmentEnabled()) {
            throw new RequestRefused(
                    BillingError.AMENDMENT_DISABLED,
                    "businessService: bills of " + service.code() + " are not amended (isBillAmendmentEnabled)");
        }
        Problems problems = new Problems();
        long reducing = draft.lines().stream()
                .filter(line -> line.amount().isNegative())
                .count();
        if (reducing != 0 && reducing != draft.lines().size()) {
            problems.add(
                    BillingError.AMENDMENT_AMOUNT, "demandDetails.taxAmount: all negative, or none of them negative");
        }
        draft.lines().stream()
                .filter(line -> known.head(service.code(), line.taxHeadCode()).isEmpty())
                .forEach(line -> problems.add(
                        BillingError.AMENDMENT_TAX_HEAD,
                        "taxHeadMasterCode: " + line.taxHeadCode() + " is no tax head of " + service.code()));
        addSpan(draft.facts(), problems);
        return problems;
    }

    /** @throws RequestRefused when the span ends without beginning, or before it begins */
    void checkSpan(AmendmentFacts facts) {
        Problems problems = new Problems();
        addSpan(facts, problems);
        problems.throwIfAny();
    }

    private static void addSpan(AmendmentFacts facts, Problems problems) {
        Instant from = facts.effectiveFrom();
        Instant till = facts.effectiveTill();
        if (till != null && (from == null || !from.isBefore(till))) {
            problems.add(
                    BillingError.AMENDMENT_PERIOD,
                    "effectiveTill: only together with an effectiveFrom that lies before it");
        }
    }

    /**
     * What stands before the count in an amendment's number. The masters' form says {@code NOTETYPE} and
     * {@code CONSUMERCODE} in plain words: a debit note adds to the dues, a credit note lessens them.
     */
    String numberPrefix(Amendment amendment, Instant at) {
        ConsumerKey consumer = amendment.consumer();
        boolean reduces = amendment.lines().get(0).amount().isNegative();
        return masters.numberFormat(consumer.tenantId(), NumberFormats.AMENDMENT)
                .orElse(settings.amendmentNumberFormat())
                .prefix(masters.tenant(consumer.tenantId()).orElseThrow(), consumer.businessService(), at)
                .replace("NOTETYPE", reduces ? "CN" : "DN")
                .replace("CONSUMERCODE", consumer.consumerCode());
    }
}
