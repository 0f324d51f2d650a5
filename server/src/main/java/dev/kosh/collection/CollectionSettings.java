package dev.kosh.collection;

import dev.kosh.masters.NumberFormat;
import dev.kosh.wire.TenantId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of collection (docs/operators.md, settings).
 *
 * @param employeesNameModule whether employees must name the service in the path of a payment search, as the original
 *     demands
 * @param identifyPayers whether a payer who is not known is looked for by his mobile number, and put on record when nobody
 *     has it
 * @param receiptNumberFormat of receipts at tenants whose masters set none
 * @param receiptNumbersByService whether the masters may set a format for the receipts of each service
 * @param hiddenStatuses payments that a search shows only when it names their status or receipt
 * @param refuseReusedReferences tenants where the reference of a card, online or bank payment is taken once only
 */
@ConfigurationProperties("kosh.collection")
public record CollectionSettings(
        @DefaultValue("false") boolean employeesNameModule,
        @DefaultValue("true") boolean identifyPayers,

        @DefaultValue("[cy:MM]/[fy:yyyy-yy]/[SEQ_COLL_RCPT_NUM]")
        NumberFormat receiptNumberFormat,

        @DefaultValue("false") boolean receiptNumbersByService,

        @DefaultValue Set<PaymentStatus> hiddenStatuses,
        @DefaultValue Set<String> refuseReusedReferences) {

    /** The statuses that a search finds without naming any; empty for all. */
    public Set<String> statusesShown() {
        return hiddenStatuses.isEmpty()
                ? Set.of()
                : EnumSet.complementOf(EnumSet.copyOf(hiddenStatuses)).stream()
                        .map(PaymentStatus::name)
                        .collect(Collectors.toSet());
    }

    boolean refusesReusedReferences(TenantId tenant) {
        return refuseReusedReferences.contains(tenant.value());
    }
}
