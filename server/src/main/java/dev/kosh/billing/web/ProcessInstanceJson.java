package dev.kosh.billing.web;

import dev.kosh.billing.amendments.Amendment;
import dev.kosh.billing.amendments.AmendmentState;
import dev.kosh.wire.AuditDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of the workflow as clients of the original read it; {@code businesssServiceSla} (sic) is contract. */
record ProcessInstanceJson(
        @Nullable String id,
        String tenantId,
        String businessService,
        String businessId,
        String action,
        String moduleName,
        StateJson state,
        @Nullable String comment,
        @Nullable List<String> documents,
        @Nullable String assigner,
        @Nullable List<String> assignes,
        @Nullable List<String> nextActions,
        @Nullable Long stateSla,
        @Nullable Long businesssServiceSla,
        @Nullable String previousStatus,
        @Nullable String entity,
        @Nullable AuditDetails auditDetails) {

    record StateJson(
            @Nullable String uuid,
            String tenantId,
            @Nullable String businessServiceId,
            @Nullable Long sla,
            String state,
            String applicationStatus,
            boolean docUploadRequired,
            boolean isStartState,
            boolean isTerminateState,
            boolean isStateUpdatable,
            @Nullable List<String> actions,
            @Nullable AuditDetails auditDetails) {}

    /** The step that put an amendment on its way. */
    static ProcessInstanceJson opened(Amendment amendment) {
        String tenant = amendment.consumer().tenantId().value();
        String service = amendment.consumer().businessService();
        AmendmentState state = amendment.state();
        return new ProcessInstanceJson(
                null,
                tenant,
                service + ".AMENDMENT",
                amendment.number(),
                AmendmentState.OPEN,
                service,
                new StateJson(
                        null,
                        tenant,
                        null,
                        null,
                        state.name(),
                        state.status().name(),
                        false,
                        false,
                        state.isEnd(),
                        state == AmendmentState.PENDING_FOR_CITIZEN_ACTION,
                        state.actions(),
                        null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
