package dev.kosh.billing.amendments;

import dev.kosh.access.Caller;
import dev.kosh.billing.BillingError;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.store.AccountStore;
import dev.kosh.billing.store.AmendmentStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.JsonMerge;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Amends what consumers owe, with somebody's approval (docs/contract/billing.md, amendments). Every change holds the lock
 * of the consumer's account, so that a demand raised meanwhile cannot miss an approval.
 */
@Service
public class Amendments {

    /** Role that may take every step for every service. */
    private static final String RUNS_BILLING = "BILLING_SYSTEM";

    private final AmendmentStore store;
    private final AmendmentRules rules;
    private final AmendmentEffect effect;
    private final AccountStore accounts;
    private final BillingSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    Amendments(
            AmendmentStore store,
            AmendmentRules rules,
            AmendmentEffect effect,
            AccountStore accounts,
            BillingSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.effect = effect;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Amendments that match, latest first. */
    public List<Amendment> find(AmendmentCriteria criteria) {
        return store.find(criteria);
    }

    /**
     * Proposes an amendment; where no approval is asked for, it takes effect at once.
     *
     * @throws RequestRefused with every rule that the draft breaks
     */
    @Transactional
    public Amendment create(AmendmentDraft draft, Caller caller) {
        Problems problems = rules.check(draft);
        ConsumerKey consumer = draft.consumer();
        accounts.lock(consumer.tenantId(), Set.of(consumer));
        if (store.hasOneInWorkflow(consumer)) {
            problems.add(
                    BillingError.AMENDMENT_DUPLICATE,
                    "consumerCode: an amendment of " + consumer.consumerCode() + " waits for a decision already");
        }
        problems.throwIfAny();
        Instant now = clock.instant();
        AmendmentState state = settings.amendmentWorkflow() ? AmendmentState.APPROVALPENDING : AmendmentState.APPROVED;
        Amendment proposed = new Amendment(
                Ids.next(),
                "",
                consumer,
                state.status(),
                state,
                draft.lines(),
                withIds(draft.facts()),
                null,
                AuditDetails.created(caller.uuid(), now.toEpochMilli()));
        Amendment stored = proposed.numbered(store.insert(proposed, rules.numberPrefix(proposed, now)));
        record("AMENDMENT_CREATED", AmendmentState.OPEN, stored, caller);
        return stored.status() == AmendmentStatus.ACTIVE ? effect.apply(stored, caller, now) : stored;
    }

    /**
     * Takes one step with an amendment; approval makes it take effect.
     *
     * @throws RequestRefused when there is no such amendment, its way is at an end, or the step is not the caller's
     */
    @Transactional
    public Amendment update(AmendmentChange change, Caller caller) {
        if (!settings.amendmentWorkflow()) {
            throw new RequestRefused(
                    BillingError.AMENDMENT_WORKFLOW,
                    "amendments take effect at once here; kosh.billing.amendment-workflow is off");
        }
        // Its consumer never changes; all else may until his account is locked.
        ConsumerKey consumer = stored(change).consumer();
        accounts.lock(consumer.tenantId(), Set.of(consumer));
        Amendment stored = stored(change);
        AmendmentState to = step(stored, change.action(), caller).to();
        Instant now = clock.instant();
        Amendment moved = stored.moved(
                to, joined(stored.facts(), change), stored.audit().modified(caller.uuid(), now.toEpochMilli()));
        rules.checkSpan(moved.facts());
        store.update(moved);
        record("AMENDMENT_CHANGED", change.action(), moved, caller);
        return moved.status() == AmendmentStatus.ACTIVE ? effect.apply(moved, caller, now) : moved;
    }

    private Amendment stored(AmendmentChange change) {
        return store.find(AmendmentCriteria.byNumber(change.tenantId(), change.number())).stream()
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        BillingError.AMENDMENT_UPDATE,
                        "amendmentId: no amendment " + change.number() + " at " + change.tenantId()));
    }

    private static AmendmentState.Step step(Amendment stored, String action, Caller caller) {
        if (stored.status() != AmendmentStatus.INWORKFLOW) {
            throw new RequestRefused(
                    BillingError.AMENDMENT_UPDATE,
                    "amendmentId: " + stored.number() + " is " + stored.status()
                            + "; nothing more can be done with it");
        }
        AmendmentState.Step step = stored.state()
                .step(action)
                .orElseThrow(() -> new RequestRefused(
                        BillingError.WORKFLOW_ACTION,
                        "workflow.action: " + stored.state() + " takes "
                                + String.join(", ", stored.state().actions())));
        ConsumerKey consumer = stored.consumer();
        String role = step.actor().roleOf(consumer.businessService());
        if (!caller.hasRoleAt(role, consumer.tenantId()) && !caller.hasRoleAt(RUNS_BILLING, consumer.tenantId())) {
            throw new RequestRefused(
                    BillingError.WORKFLOW_ROLE, "workflow.action: " + action + " needs the role " + role);
        }
        return step;
    }

    private static AmendmentFacts withIds(AmendmentFacts facts) {
        return new AmendmentFacts(
                facts.reason(),
                facts.reasonDocumentNumber(),
                facts.effectiveFrom(),
                facts.effectiveTill(),
                facts.documents().stream().map(each -> withId(each, Ids.next())).toList(),
                facts.additionalDetails());
    }

    private static AmendmentDocument withId(AmendmentDocument document, UUID id) {
        return new AmendmentDocument(id, document.documentType(), document.fileStoreId(), document.documentUid());
    }

    private static AmendmentFacts joined(AmendmentFacts stored, AmendmentChange change) {
        return new AmendmentFacts(
                Objects.requireNonNullElse(change.reason(), stored.reason()),
                change.reasonDocumentNumber() == null ? stored.reasonDocumentNumber() : change.reasonDocumentNumber(),
                change.effectiveFrom() == null ? stored.effectiveFrom() : change.effectiveFrom(),
                change.effectiveTill() == null ? stored.effectiveTill() : change.effectiveTill(),
                joined(stored.documents(), change.documents()),
                JsonMerge.over(stored.additionalDetails(), change.additionalDetails()));
    }

    /** Documents with the id of a stored one take its place, others are added. */
    private static List<AmendmentDocument> joined(List<AmendmentDocument> stored, List<AmendmentDocument> given) {
        Map<UUID, AmendmentDocument> byId = new LinkedHashMap<>();
        stored.forEach(each -> byId.put(Objects.requireNonNull(each.id()), each));
        for (AmendmentDocument document : given) {
            UUID id = document.id();
            if (id != null && byId.containsKey(id)) {
                byId.put(id, document);
            } else {
                UUID newId = Ids.next();
                byId.put(newId, withId(document, newId));
            }
        }
        return List.copyOf(byId.values());
    }

    private void record(String act, String action, Amendment amendment, Caller caller) {
        audit.record(
                amendment.consumer().tenantId(),
                caller.actor(),
                act,
                "amendment",
                amendment.number(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("action", action)
                        .put("status", amendment.status().name())
                        .put("reason", amendment.facts().reason().name()));
    }
}
