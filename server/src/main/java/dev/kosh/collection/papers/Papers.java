package dev.kosh.collection.papers;

import dev.kosh.access.Caller;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.store.PaperStore;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes receipts and bills that can be read on paper, and hands them out (docs/contract/collection.md, papers). */
@Service
public class Papers {

    private final PaperContent content;
    private final ReceiptPaper receipts;
    private final BillPaper bills;
    private final PaperStore store;
    private final Clock clock;

    Papers(PaperContent content, ReceiptPaper receipts, BillPaper bills, PaperStore store, Clock clock) {
        this.content = content;
        this.receipts = receipts;
        this.bills = bills;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The document of an order: the one that was made before, as long as nothing became of what is on it, else a new one.
     *
     * @throws RequestRefused when there is nothing to print, too much, or what is not there
     */
    @Transactional
    public Paper make(PaperOrder order, Caller caller) {
        check(order);
        String fingerprint = fingerprint(order, content.statuses(order));
        return store.byFingerprint(order.tenantId(), fingerprint).orElseGet(() -> made(order, fingerprint, caller));
    }

    /**
     * A document for each that the order names, in its order, all of them or none.
     *
     * @throws RequestRefused as {@link #make}
     */
    @Transactional
    public List<Paper> makeEach(PaperOrder order, Caller caller) {
        check(order);
        // In one order, whatever the caller's: two who name the same would else wait for each other.
        Map<UUID, Paper> made = new HashMap<>();
        order.entities().stream().sorted().forEach(each -> made.put(each, make(order.only(each), caller)));
        return order.entities().stream()
                .map(each -> Objects.requireNonNull(made.get(each)))
                .toList();
    }

    private Paper made(PaperOrder order, String fingerprint, Caller caller) {
        Instant now = clock.instant();
        Paper paper = new Paper(
                Ids.next(),
                order.tenantId(),
                order.kind(),
                order.key(),
                order.language(),
                order.size(),
                order.entities(),
                isDuplicate(order, now),
                order.key() + now.toEpochMilli(),
                now);
        Paper kept = store.add(paper, fingerprint, caller.uuid());
        if (order.kind() == PaperKind.RECEIPT) {
            store.nameOnPayments(kept);
        }
        return kept;
    }

    /**
     * The document of an order, without an id to find it by. A receipt that was handed out before is a duplicate.
     *
     * @throws RequestRefused as {@link #make}
     */
    @Transactional
    public byte[] print(PaperOrder order) {
        check(order);
        content.statuses(order);
        Instant now = clock.instant();
        return bytes(new Paper(
                Ids.next(),
                order.tenantId(),
                order.kind(),
                order.key(),
                order.language(),
                order.size(),
                order.entities(),
                isDuplicate(order, now),
                "",
                now));
    }

    private static void check(PaperOrder order) {
        int entities = order.entities().size();
        if (entities == 0 || entities > PaperOrder.MOST_ENTITIES) {
            throw new RequestRefused(
                    CollectionError.PAPER_SUBJECT_NOT_FOUND,
                    order.kind().member() + ": name 1 to " + PaperOrder.MOST_ENTITIES + " of one tenant");
        }
    }

    private boolean isDuplicate(PaperOrder order, Instant now) {
        return order.kind() == PaperKind.RECEIPT && !store.handOut(order.tenantId(), order.entities(), now);
    }

    /** A document by its file store id, when it is for the caller's eyes. */
    public Optional<Paper> find(TenantId tenant, UUID id, PaymentCriteria.Scope scope) {
        return store.byId(tenant, id).filter(paper -> isSeenBy(paper, scope));
    }

    /** At which of these tenants the document of an id is kept. */
    public Optional<TenantId> tenantOf(UUID id, Collection<TenantId> among) {
        return store.tenantOf(id, among);
    }

    /** Documents of a call or of a payment or bill, oldest first; those that are not for the caller's eyes are absent. */
    public List<Paper> find(TenantId tenant, List<String> jobIds, List<UUID> entities, PaymentCriteria.Scope scope) {
        return store.find(tenant, jobIds, entities).stream()
                .filter(paper -> isSeenBy(paper, scope))
                .toList();
    }

    private boolean isSeenBy(Paper paper, PaymentCriteria.Scope scope) {
        if (paper.kind() == PaperKind.BILL) {
            return true;
        }
        try {
            return !content.payments(paper.tenantId(), paper.entities(), scope).isEmpty();
        } catch (RequestRefused notHis) {
            return false;
        }
    }

    /** The document as a PDF, with what holds now. */
    public byte[] bytes(Paper paper) {
        return switch (paper.kind()) {
            case RECEIPT ->
                receipts.pdf(
                        paper, content.payments(paper.tenantId(), paper.entities(), PaymentCriteria.Scope.EVERYBODY));
            case BILL -> bills.pdf(paper, content.bills(paper.tenantId(), paper.entities()));
        };
    }

    private static String fingerprint(PaperOrder order, List<String> statuses) {
        String text = String.join(
                "|",
                order.key(),
                order.language().name(),
                order.size().name(),
                order.entities().toString(),
                statuses.toString());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
