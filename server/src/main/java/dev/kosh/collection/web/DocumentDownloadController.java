package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.billing.Bill;
import dev.kosh.billing.BillCriteria;
import dev.kosh.billing.Bills;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentCriteria;
import dev.kosh.collection.Payments;
import dev.kosh.collection.papers.PaperKind;
import dev.kosh.collection.papers.PaperLanguage;
import dev.kosh.collection.papers.PaperOrder;
import dev.kosh.collection.papers.Papers;
import dev.kosh.documents.PageSize;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts and bills in one step: as the originals' PDF utility gives them, and by a plain link. */
@RestController
class DocumentDownloadController {

    private final Papers papers;
    private final Payments payments;
    private final Bills bills;
    private final Clock clock;

    DocumentDownloadController(Papers papers, Payments payments, Bills bills, Clock clock) {
        this.papers = papers;
        this.payments = payments;
        this.bills = bills;
        this.clock = clock;
    }

    record ErrorJson(String errorMessage) {}

    @PostMapping("/egov-pdf/download/PAYMENT/consolidatedreceipt")
    ResponseEntity<?> receipts(
            @RequestParam String tenantId,
            @RequestParam(required = false) @Nullable Set<String> receiptNumbers,
            @RequestParam(required = false) @Nullable String consumerCode,
            @RequestParam(required = false) @Nullable String bussinessService,
            @RequestParam(required = false) @Nullable String pdfKey,
            @RequestParam(required = false) @Nullable String paperSize,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        if (receiptNumbers == null && consumerCode == null) {
            return refused(HttpStatus.BAD_REQUEST, "receiptNumbers or consumerCode is needed");
        }
        if (!TenantId.isWellFormed(tenantId)) {
            return refused(HttpStatus.NOT_FOUND, "no payment found");
        }
        TenantId tenant = new TenantId(tenantId);
        PaymentCriteria.Scope scope = PaymentScope.of(caller, tenant);
        List<UUID> found = payments
                .find(new PaymentCriteria(
                        List.of(tenant),
                        Set.of(),
                        Set.of(),
                        receiptNumbers == null ? Set.of() : receiptNumbers,
                        consumerCode == null ? Set.of() : Set.of(consumerCode),
                        bussinessService == null ? Set.of() : Set.of(bussinessService),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        scope,
                        PaperOrder.MOST_ENTITIES,
                        0))
                .stream()
                .map(Payment::id)
                .toList();
        if (found.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, "no payment found");
        }
        return printed(
                PaperKind.RECEIPT, tenant, pdfKey, PrintOrders.language(body.requestInfo()), paperSize, found, scope);
    }

    @PostMapping("/egov-pdf/download/BILL/consolidatedbill")
    ResponseEntity<?> bills(
            @RequestParam String tenantId,
            @RequestParam String consumerCode,
            @RequestParam String bussinessService,
            @RequestParam(required = false) @Nullable String paperSize,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        if (!TenantId.isWellFormed(tenantId)) {
            return refused(HttpStatus.NOT_FOUND, "no bill found");
        }
        TenantId tenant = new TenantId(tenantId);
        List<UUID> found = bills
                .find(new BillCriteria(
                        List.of(tenant),
                        Set.of(),
                        Set.of(consumerCode),
                        bussinessService,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false))
                .stream()
                .map(Bill::id)
                .toList();
        if (found.isEmpty()) {
            return refused(HttpStatus.NOT_FOUND, "no bill found");
        }
        return printed(
                PaperKind.BILL,
                tenant,
                null,
                PrintOrders.language(body.requestInfo()),
                paperSize,
                found,
                PaymentScope.of(caller, tenant));
    }

    private ResponseEntity<?> printed(
            PaperKind kind,
            TenantId tenant,
            @Nullable String pdfKey,
            PaperLanguage language,
            @Nullable String paperSize,
            List<UUID> entities,
            PaymentCriteria.Scope scope) {
        String key = pdfKey != null && PaperKind.of(pdfKey).filter(kind::equals).isPresent() ? pdfKey : kind.usualKey();
        try {
            PageSize size = PrintOrders.size(paperSize);
            byte[] pdf = papers.print(new PaperOrder(tenant, kind, key, language, size, entities, scope));
            return PdfServiceController.file(pdf, key + "_" + clock.instant().toEpochMilli() + ".pdf", HttpStatus.OK);
        } catch (RequestRefused refusal) {
            return refused(HttpStatus.BAD_REQUEST, refusal.problems().get(0).message());
        }
    }

    private static ResponseEntity<ErrorJson> refused(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new ErrorJson(message));
    }

    /** All receipts of a payment. */
    @GetMapping("/collection-services/payments/{id}/receipt.pdf")
    ResponseEntity<byte[]> receipt(
            @PathVariable String id,
            @RequestParam String tenantId,
            @RequestParam(defaultValue = "en_IN") String locale,
            @RequestParam(required = false) @Nullable String paperSize,
            Caller caller) {
        return plain(PaperKind.RECEIPT, id, tenantId, locale, paperSize, caller);
    }

    /** A bill. */
    @GetMapping("/billing-service/bill/v2/{id}/bill.pdf")
    ResponseEntity<byte[]> bill(
            @PathVariable String id,
            @RequestParam String tenantId,
            @RequestParam(defaultValue = "en_IN") String locale,
            @RequestParam(required = false) @Nullable String paperSize,
            Caller caller) {
        return plain(PaperKind.BILL, id, tenantId, locale, paperSize, caller);
    }

    private ResponseEntity<byte[]> plain(
            PaperKind kind, String id, String tenantId, String locale, @Nullable String paperSize, Caller caller) {
        UUID entity = WireIds.uuid(id);
        TenantId tenant = WireIds.tenant(tenantId);
        byte[] pdf = papers.print(new PaperOrder(
                tenant,
                kind,
                kind.usualKey(),
                PaperLanguage.of(locale),
                PrintOrders.size(paperSize),
                List.of(entity == null ? WireIds.UNKNOWN : entity),
                PaymentScope.of(caller, tenant)));
        return PdfServiceController.file(pdf, kind == PaperKind.RECEIPT ? "receipt.pdf" : "bill.pdf", HttpStatus.OK);
    }
}
