package dev.kosh.disbursement.search;

import dev.kosh.disbursement.Beneficiary;
import dev.kosh.disbursement.InstructionCriteria;
import dev.kosh.disbursement.InstructionSearch;
import dev.kosh.disbursement.InstructionSummary;
import dev.kosh.disbursement.InstructionView;
import dev.kosh.disbursement.InstructionView.Related;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentInstructionLifecycle;
import dev.kosh.disbursement.SentPayee;
import dev.kosh.disbursement.ShownPayee;
import dev.kosh.disbursement.revision.CorrectionSettings;
import dev.kosh.disbursement.store.InstructionStore;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds instructions and puts together what is shown of them, with a fixed number of statements for a page. */
@Service
class StoredInstructions implements InstructionSearch {

    private final SearchStore search;
    private final InstructionStore instructions;
    private final Belongings belongings;
    private final CorrectionSettings corrections;
    private final Clock clock;

    StoredInstructions(
            SearchStore search,
            InstructionStore instructions,
            Belongings belongings,
            CorrectionSettings corrections,
            Clock clock) {
        this.search = search;
        this.instructions = instructions;
        this.belongings = belongings;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Found<InstructionView> find(InstructionCriteria criteria) {
        List<SearchStore.Match> matches = search.matches(criteria);
        Map<UUID, InstructionView> byId = new HashMap<>();
        matches.stream()
                .collect(Collectors.groupingBy(SearchStore.Match::tenantId))
                .forEach((tenant, ofTenant) -> byId.putAll(views(tenant, ofTenant)));
        List<InstructionView> page = matches.stream()
                .map(match -> Objects.requireNonNull(byId.get(match.id())))
                .toList();
        return new Found<>(page, search.count(criteria));
    }

    @Override
    @Transactional(readOnly = true)
    public Choices choices(TenantId tenant) {
        return new Choices(
                search.distinct(tenant, SearchStore.Context.WARD),
                search.distinct(tenant, SearchStore.Context.PROJECT_TYPE),
                search.distinct(tenant, SearchStore.Context.PROJECT_NAME));
    }

    @Override
    @Transactional(readOnly = true)
    public Found<InstructionSummary> list(InstructionCriteria criteria) {
        return new Found<>(search.summaries(criteria), search.count(criteria));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<InstructionView> view(TenantId tenant, String number) {
        return find(InstructionCriteria.of(tenant, number)).page().stream().findFirst();
    }

    private Map<UUID, InstructionView> views(TenantId tenant, List<SearchStore.Match> matches) {
        List<UUID> ids = matches.stream().map(SearchStore.Match::id).toList();
        Map<UUID, PaymentInstruction> found = instructions.byIds(tenant, ids);
        Map<UUID, List<Belongings.Link>> chains = belongings.chains(
                tenant,
                matches.stream().map(SearchStore.Match::rootId).distinct().toList());
        Map<UUID, SentPayee> sentTo = instructions.sentTo(
                tenant,
                found.values().stream()
                        .flatMap(pi -> pi.beneficiaries().stream())
                        .map(Beneficiary::id)
                        .toList());
        var timelines = belongings.timelines(tenant, ids);
        var ledgers = belongings.ledgers(tenant, ids);
        var quarantined = belongings.quarantined(tenant, ids);
        Map<UUID, InstructionView> views = new HashMap<>();
        for (SearchStore.Match match : matches) {
            PaymentInstruction pi = Objects.requireNonNull(found.get(match.id()));
            List<Belongings.Link> chain = chains.getOrDefault(match.rootId(), List.of());
            boolean revisionOpen = chain.stream().anyMatch(Belongings.Link::openRevision);
            views.put(
                    pi.id(),
                    new InstructionView(
                            pi,
                            PaymentInstructionLifecycle.actions(pi, revisionOpen, correctable(chain)),
                            match.upstreamStatus(),
                            others(chain, pi),
                            shown(pi, sentTo),
                            timelines.getOrDefault(pi.id(), List.of()),
                            ledgers.getOrDefault(pi.id(), List.of()),
                            quarantined.getOrDefault(pi.id(), 0)));
        }
        return views;
    }

    /** The window counts from the original, which is the oldest of its chain. */
    private boolean correctable(List<Belongings.Link> chain) {
        return chain.isEmpty() || corrections.window().isOpen(chain.get(0).createdAt(), clock.instant());
    }

    private static List<Related> others(List<Belongings.Link> chain, PaymentInstruction pi) {
        return chain.stream()
                .filter(link -> !link.id().equals(pi.id()))
                .map(Belongings.Link::related)
                .toList();
    }

    private static Map<UUID, ShownPayee> shown(PaymentInstruction pi, Map<UUID, SentPayee> sentTo) {
        Map<UUID, ShownPayee> shown = new HashMap<>();
        for (Beneficiary each : pi.beneficiaries()) {
            SentPayee sent = sentTo.get(each.id());
            if (sent != null) {
                shown.put(each.id(), ShownPayee.of(sent));
            }
        }
        return Map.copyOf(shown);
    }
}
