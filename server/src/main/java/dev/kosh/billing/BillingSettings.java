package dev.kosh.billing;

import dev.kosh.masters.NumberFormat;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of billing (docs/operators.md, settings).
 *
 * @param payingOrder which due of a period is paid first, by a part payment and by a stored advance
 * @param billNumberFormat of bills at tenants whose masters set none
 * @param refuseCancellingCollected whether a demand that something was collected of cannot be cancelled
 * @param amendmentNumberFormat of amendments at tenants whose masters set none
 * @param amendmentWorkflow whether somebody must approve an amendment; else it takes effect at once
 * @param amendmentPage how many amendments a search answers that does not say
 * @param demandUpdate how calculators bring demands up to date before a bill is made
 */
@ConfigurationProperties("kosh.billing")
public record BillingSettings(
        @DefaultValue("SMALLEST_FIRST") PayingOrder payingOrder,
        @DefaultValue DemandUpdate demandUpdate,

        @DefaultValue("BILLNO-{module}-[SEQ_egbs_billnumber{tenantid}]")
        NumberFormat billNumberFormat,

        @DefaultValue("NOTETYPE-CONSUMERCODE-[SEQ_BS_MUTATION]")
        NumberFormat amendmentNumberFormat,

        @DefaultValue("true") boolean amendmentWorkflow,
        @DefaultValue("100") int amendmentPage,
        @DefaultValue("false") boolean refuseCancellingCollected) {

    /** Before which bills a calculator is asked. */
    public enum When {
        /** Whenever a bill is about to be made. */
        ALWAYS,
        /** Only when a bill ran out of time, as the original does. */
        EXPIRED
    }

    /** @param timeout for a calculator's whole answer; the fetch waits for it */
    public record DemandUpdate(
            @DefaultValue("") CalculatorUrls urls,
            @DefaultValue("ALWAYS") When when,
            @DefaultValue("10s") Duration timeout) {}
}
