package dev.kosh.billing.web;

import dev.kosh.billing.BillingError;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.amendments.AmendmentChange;
import dev.kosh.billing.amendments.AmendmentDocument;
import dev.kosh.billing.amendments.AmendmentDraft;
import dev.kosh.billing.amendments.AmendmentFacts;
import dev.kosh.billing.amendments.AmendmentLine;
import dev.kosh.billing.amendments.AmendmentReason;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads amendments from the wire. */
final class AmendmentInputs {

    private AmendmentInputs() {}

    static AmendmentDraft draft(AmendmentRequest.AmendmentInput input) {
        Problems problems = new Problems();
        List<AmendmentLine> lines = input.demandDetails().stream()
                .map(line -> new AmendmentLine(
                        Ids.next(), line.taxHeadMasterCode(), amount(line, problems), line.additionalDetails()))
                .toList();
        problems.throwIfAny();
        return new AmendmentDraft(
                new ConsumerKey(Tenants.of(input.tenantId()), input.businessService(), input.consumerCode()),
                lines,
                new AmendmentFacts(
                        input.amendmentReason(),
                        input.reasonDocumentNumber(),
                        instant(input.effectiveFrom()),
                        instant(input.effectiveTill()),
                        documents(input.documents()),
                        input.additionalDetails()));
    }

    static AmendmentChange change(AmendmentUpdateRequest.UpdateInput input) {
        AmendmentUpdateRequest.WorkflowInput workflow = input.workflow();
        String action = workflow.action();
        if (action == null || !workflow.isComplete()) {
            throw new RequestRefused(
                    BillingError.AMENDMENT_WORKFLOW,
                    "workflow: action, businessService, moduleName and businessId are needed");
        }
        return new AmendmentChange(
                Tenants.of(input.tenantId()),
                input.amendmentId(),
                action,
                AmendmentReason.parse(input.amendmentReason()),
                input.reasonDocumentNumber(),
                instant(input.effectiveFrom()),
                instant(input.effectiveTill()),
                input.documents() == null ? List.of() : documents(input.documents()),
                input.additionalDetails());
    }

    private static Money amount(AmendmentRequest.LineInput line, Problems problems) {
        try {
            return Money.ofRupeesRounded(line.taxAmount());
        } catch (ArithmeticException tooLarge) {
            problems.add(BillingError.AMENDMENT_AMOUNT, "taxAmount: at most " + Money.MAX + " rupees");
            return Money.ZERO;
        }
    }

    private static List<AmendmentDocument> documents(List<AmendmentRequest.DocumentInput> inputs) {
        return inputs.stream()
                .map(each -> new AmendmentDocument(
                        DemandInputs.id(each.id()), each.documentType(), each.fileStoreId(), each.documentUid()))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Long epochMillis) {
        return epochMillis == null ? null : Instant.ofEpochMilli(epochMillis);
    }
}
