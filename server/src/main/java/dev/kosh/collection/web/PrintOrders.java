package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.Bills;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.papers.PaperKind;
import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.collection.papers.PaperOrder;
import dev.kosh.documents.PageSize;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what shall be printed. */
@Component
class PrintOrders {

    private final Bills bills;

    PrintOrders(Bills bills) {
        this.bills = bills;
    }

    /**
     * One paper with all that is named.
     *
     * @throws RequestRefused for a key that is none, and for what is named without id or at several tenants
     */
    PaperOrder all(String key, String tenantId, @Nullable String paperSize, PrintRequest request, Caller caller) {
        PaperKind kind = PaperKind.of(key)
                .orElseThrow(
                        () -> new RequestRefused(CollectionError.PAPER_KEY_UNKNOWN, "no config found for key " + key));
        Set<String> tenants = request.tenants(kind.member(), tenantId);
        if (tenants.size() != 1) {
            throw new RequestRefused(
                    CollectionError.PAPER_SUBJECT_NOT_FOUND, kind.member() + ": of one tenant on one paper");
        }
        TenantId tenant = WireIds.tenant(tenants.iterator().next(), CollectionError.PAPER_SUBJECT_NOT_FOUND);
        List<UUID> entities = request.printed(kind.member()).stream()
                .map(each -> entity(kind, tenant, each))
                .distinct()
                .toList();
        return new PaperOrder(
                tenant,
                kind,
                key,
                language(request.requestInfo()),
                size(paperSize),
                entities,
                PaymentScope.of(caller, tenant));
    }

    static PaperLanguage language(@Nullable RequestInfo request) {
        return PaperLanguage.of(request == null ? RequestInfo.DEFAULT_LOCALE : request.locale());
    }

    private UUID entity(PaperKind kind, TenantId tenant, PrintRequest.PrintedJson named) {
        UUID id = named.id() == null ? null : WireIds.uuid(named.id());
        if (id == null && kind == PaperKind.BILL && named.billNumber() != null) {
            id = billOf(tenant, named.billNumber());
        }
        if (id == null) {
            throw new RequestRefused(
                    CollectionError.PAPER_SUBJECT_NOT_FOUND,
                    kind.member() + ".id: the id of what shall be printed is needed");
        }
        return id;
    }

    private @Nullable UUID billOf(TenantId tenant, String number) {
        return bills
                .find(new BillCriteria(
                        List.of(tenant), Set.of(), Set.of(), null, null, null, number, null, null, null, false))
                .stream()
                .map(Bill::id)
                .findFirst()
                .orElse(null);
    }

    /** A4 unless the call says 80mm. */
    static PageSize size(@Nullable String text) {
        if (text == null || text.equalsIgnoreCase("A4")) {
            return PageSize.A4;
        }
        if (text.equalsIgnoreCase("80mm")) {
            return PageSize.ROLL_80_MM;
        }
        throw new RequestRefused(CollectionError.PAPER_SIZE_UNKNOWN, "paperSize: A4 or 80mm");
    }
}
