package dev.kosh.billing;

import dev.kosh.masters.Masters;
import dev.kosh.masters.NumberFormats;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The form of bill numbers at each tenant (docs/contract/masters.md, id formats). */
@Component
class BillNumbers {

    private final Masters masters;
    private final BillingSettings settings;

    BillNumbers(Masters masters, BillingSettings settings) {
        this.masters = masters;
        this.settings = settings;
    }

    /** What stands before the count in the number of a bill of this consumer. */
    String prefix(ConsumerKey consumer, Instant at) {
        return masters.numberFormat(consumer.tenantId(), NumberFormats.BILL)
                .orElse(settings.billNumberFormat())
                .prefix(masters.tenant(consumer.tenantId()).orElseThrow(), consumer.businessService(), at);
    }
}
