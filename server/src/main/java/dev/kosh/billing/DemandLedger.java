package dev.kosh.billing;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The demands of some locked consumers while one call changes them: what is entered sees what was entered before. */
final class DemandLedger {

    private final Map<ConsumerKey, Map<UUID, Demand>> activeByConsumer = new HashMap<>();
    private final Map<UUID, Demand> named;
    private final BillingMasters masters;
    private final BillingSettings settings;
    private final Map<UUID, Demand> changed = new LinkedHashMap<>();
    private final Map<UUID, Demand> created = new LinkedHashMap<>();

    /**
     * @param active every ACTIVE demand of the consumers
     * @param named the stored demands that the call changes, by id
     */
    DemandLedger(List<Demand> active, Map<UUID, Demand> named, BillingMasters masters, BillingSettings settings) {
        this.named = named;
        this.masters = masters;
        this.settings = settings;
        active.forEach(this::place);
    }

    List<Demand> changed() {
        return List.copyOf(changed.values());
    }

    List<Demand> created() {
        return List.copyOf(created.values());
    }

    /** The latest state of a demand of this call. */
    Demand current(Demand demand) {
        Demand fresh = created.get(demand.id());
        return fresh != null ? fresh : changed.getOrDefault(demand.id(), demand);
    }

    /** Whether a new demand may have its period, unless one of this call takes it; demands that the call names may move. */
    boolean hasRoomFor(DemandDraft draft) {
        return activeOf(draft.consumer()).values().stream()
                .noneMatch(demand -> !named.containsKey(demand.id())
                        && demand.periodFrom().equals(draft.periodFrom())
                        && demand.periodTo().equals(draft.periodTo()));
    }

    /**
     * Applies one draft, unless something is wrong with it: a period that another ACTIVE demand has, or a line below what
     * was collected.
     */
    Demand enter(DemandDraft draft, @Nullable String payerUuid, String by, Instant now, Problems problems) {
        Demand stored = draft.id() == null ? null : changed.getOrDefault(draft.id(), named.get(draft.id()));
        Demand demand = stored == null
                ? newDemand(draft, payerUuid, AuditDetails.created(by, now.toEpochMilli()))
                : new DemandRevision(stored, draft)
                        .revised(
                                payerUuid,
                                head -> isAdvance(stored.businessService(), head),
                                stored.audit().modified(by, now.toEpochMilli()));
        checkCollected(demand, problems);
        checkCancelled(demand, problems);
        if (demand.status() == DemandStatus.ACTIVE && periodIsTaken(demand)) {
            problems.add(BillingError.DUPLICATE_DEMAND, periodTaken(demand.consumerCode()));
        }
        if (stored == null) {
            checkAdvanceHead(demand, problems);
        }
        if (!problems.isEmpty()) {
            return demand;
        }
        if (stored != null) {
            changed.put(demand.id(), demand);
        } else {
            demand = payFromAdvance(demand, by, now);
            created.put(demand.id(), demand);
        }
        place(demand);
        return demand;
    }

    /** Whether an advance could be told from other credits, where older demands may hold one. */
    private void checkAdvanceHead(Demand demand, Problems problems) {
        String service = demand.businessService();
        boolean takesAdvances =
                masters.service(service).map(BusinessService::advanceAllowed).orElse(false);
        if (takesAdvances
                && masters.advanceHead(service).isEmpty()
                && !activeOf(demand.consumer()).isEmpty()) {
            problems.add(
                    BillingError.NO_ADVANCE_HEAD,
                    "businessService: " + service + " takes advances, and the masters hold no head of category"
                            + " ADVANCE_COLLECTION for it");
        }
    }

    /** A payment may have collected, since the caller read the demand, more than he now leaves of a line. */
    private static void checkCollected(Demand demand, Problems problems) {
        demand.details().stream()
                .filter(line -> !line.isSound())
                .forEach(line -> problems.add(
                        BillingError.UNSOUND_AMOUNT,
                        "taxAmount " + line.tax() + " of " + line.taxHeadCode() + ": " + line.collected()
                                + " is collected already"));
    }

    private void checkCancelled(Demand demand, Problems problems) {
        if (settings.refuseCancellingCollected() && demand.status() == DemandStatus.CANCELLED && holdsMoney(demand)) {
            problems.add(
                    BillingError.CANCEL_COLLECTED,
                    "status: something is collected of demand " + demand.id() + ", or kept on it as an advance;"
                            + " cancel its payment first");
        }
    }

    /** Line by line: credits and dues that were settled against each other collect nothing together. */
    private boolean holdsMoney(Demand demand) {
        return demand.details().stream()
                .anyMatch(line -> !line.collected().isZero()
                        || line.tax().isNegative() && isAdvance(demand.businessService(), line.taxHeadCode()));
    }

    private boolean isAdvance(String service, String head) {
        return masters.head(service, head).map(TaxHead::isAdvance).orElse(false);
    }

    private static Demand newDemand(DemandDraft draft, @Nullable String payerUuid, AuditDetails audit) {
        return new Demand(
                Ids.next(),
                draft.tenantId(),
                draft.businessService(),
                draft.consumerCode(),
                draft.consumerType(),
                payerUuid,
                draft.periodFrom(),
                draft.periodTo(),
                draft.lines().stream()
                        .map(line -> new DemandDetail(
                                Ids.next(), line.taxHeadCode(), line.tax(), line.collected(), line.additionalDetails()))
                        .toList(),
                draft.minimumAmountPayable(),
                draft.fixedBillExpiry(),
                draft.billValidity(),
                draft.additionalDetails(),
                false,
                draft.statusOr(DemandStatus.ACTIVE),
                audit);
    }

    static String periodTaken(String consumerCode) {
        return "consumerCode: " + consumerCode + " already has an ACTIVE demand for this period";
    }

    private boolean periodIsTaken(Demand demand) {
        return activeOf(demand.consumer()).values().stream()
                .anyMatch(other -> !other.id().equals(demand.id())
                        && other.periodFrom().equals(demand.periodFrom())
                        && other.periodTo().equals(demand.periodTo()));
    }

    private Demand payFromAdvance(Demand demand, String by, Instant now) {
        if (demand.status() != DemandStatus.ACTIVE) {
            return demand;
        }
        List<Demand> older = new ArrayList<>(activeOf(demand.consumer()).values());
        older.sort(Comparator.comparing(Demand::periodFrom).thenComparing(Demand::periodTo));
        AdvanceUse.Result result = new AdvanceUse(masters, settings.payingOrder()).payFromAdvance(older, demand);
        for (Demand used : result.changed()) {
            Demand audited = used.withAudit(used.audit().modified(by, now.toEpochMilli()));
            (created.containsKey(used.id()) ? created : changed).put(used.id(), audited);
            place(audited);
        }
        return result.created();
    }

    private void place(Demand demand) {
        Map<UUID, Demand> ofConsumer = activeOf(demand.consumer());
        if (demand.status() == DemandStatus.ACTIVE) {
            ofConsumer.put(demand.id(), demand);
        } else {
            ofConsumer.remove(demand.id());
        }
    }

    private Map<UUID, Demand> activeOf(ConsumerKey consumer) {
        return activeByConsumer.computeIfAbsent(consumer, key -> new LinkedHashMap<>());
    }
}
