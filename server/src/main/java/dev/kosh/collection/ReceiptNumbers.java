package dev.kosh.collection;

import dev.kosh.billing.Bill;
import dev.kosh.masters.Masters;
import dev.kosh.masters.NumberFormat;
import dev.kosh.masters.NumberFormats;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The form of receipt numbers at each tenant, for each service if so set (docs/contract/masters.md, id formats). */
@Component
class ReceiptNumbers {

    private final Masters masters;
    private final CollectionSettings settings;

    ReceiptNumbers(Masters masters, CollectionSettings settings) {
        this.masters = masters;
        this.settings = settings;
    }

    /** What stands before the count in the number of a receipt for this bill. */
    String prefix(Bill bill, Instant at) {
        return ofService(bill)
                .or(() -> masters.numberFormat(bill.tenantId(), NumberFormats.RECEIPT))
                .orElse(settings.receiptNumberFormat())
                .prefix(masters.tenant(bill.tenantId()).orElseThrow(), "", at);
    }

    private Optional<NumberFormat> ofService(Bill bill) {
        return settings.receiptNumbersByService()
                ? masters.numberFormat(bill.tenantId(), NumberFormats.receiptOf(bill.businessService()))
                : Optional.empty();
    }
}
