package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.CallOutcome;
import dev.kosh.disbursement.CallReport;
import dev.kosh.disbursement.DisbursementError;
import dev.kosh.disbursement.FailureCriteria;
import dev.kosh.disbursement.FailureEvent;
import dev.kosh.disbursement.FailureReview;
import dev.kosh.disbursement.FailureState;
import dev.kosh.events.Actor;
import dev.kosh.events.AuditTrail;
import dev.kosh.treasury.Trigger;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where people look at failure records and say what those are that fit nowhere. */
@Service
class FailureDesk implements FailureReview {

    private static final String OBJECT = "FAILURE_RECORD";

    private final ReviewStore store;
    private final FailureStore events;
    private final FailureApplication application;
    private final AuditTrail audit;
    private final Clock clock;

    FailureDesk(ReviewStore store, FailureStore events, FailureApplication application, AuditTrail audit, Clock clock) {
        this.store = store;
        this.events = events;
        this.application = application;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<FailureEvent> find(FailureCriteria criteria) {
        return store.find(criteria);
    }

    @Override
    public long count(FailureCriteria criteria) {
        return store.count(criteria);
    }

    @Override
    @Transactional
    public FailureEvent applyTo(TenantId tenant, UUID eventId, UUID beneficiaryId, Actor by) {
        UUID instruction = store.instructionOf(tenant, beneficiaryId)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.FAILURE_NOT_RESOLVABLE,
                        "beneficiaryRowId: there is no payment " + beneficiaryId + " in " + tenant));
        // Chains are locked before records, here as where answers are applied.
        events.lockChain(tenant, instruction);
        StoredFailure event = stored(tenant, eventId);
        if (!event.isPutAside()) {
            checkWaits(event);
        }
        resolve(tenant, event, "APPLY_TO " + beneficiaryId, by);
        CallReport report = new CallReport(
                event.api(), CallOutcome.SUCCESS, null, null, event.attemptId(), Trigger.MANUAL, null, by.userUuid());
        if (!application.applyTo(tenant, instruction, beneficiaryId, event, report)) {
            throw new RequestRefused(
                    DisbursementError.FAILURE_NOT_RESOLVABLE,
                    "the record cannot be of that payment: its instruction has not been paid");
        }
        return store.find(tenant, eventId).orElseThrow();
    }

    @Override
    @Transactional
    public FailureEvent ignore(TenantId tenant, UUID eventId, @Nullable String note, Actor by) {
        StoredFailure event = stored(tenant, eventId);
        checkWaits(event);
        resolve(tenant, event, note == null ? FailureStore.PUT_ASIDE : FailureStore.PUT_ASIDE + ": " + note, by);
        return store.find(tenant, eventId).orElseThrow();
    }

    private StoredFailure stored(TenantId tenant, UUID eventId) {
        return store.lock(tenant, eventId)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.FAILURE_NOT_FOUND, "id: there is no failure record " + eventId));
    }

    private static void checkWaits(StoredFailure event) {
        if (event.state() != FailureState.QUARANTINED && event.state() != FailureState.WAITING_CONTEXT) {
            throw new RequestRefused(
                    DisbursementError.FAILURE_NOT_RESOLVABLE,
                    "the record is " + event.state() + ": only records that wait are resolved");
        }
    }

    private void resolve(TenantId tenant, StoredFailure event, String resolution, Actor by) {
        events.resolve(tenant, List.of(event.id()), resolution, by.userUuid(), clock.instant());
        audit.record(
                tenant,
                by,
                "RESOLVED",
                OBJECT,
                event.id().toString(),
                JsonNodeFactory.instance.objectNode().put("resolution", resolution));
    }
}
