package dev.kosh.collection;

import dev.kosh.masters.NumberFormat;
import dev.kosh.wire.TenantId;
import java.util.Set;
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
 * @param refuseReusedReferences tenants where the reference of a card, online or bank payment is taken once only
 */
@ConfigurationProperties("kosh.collection")
public record CollectionSettings(
        @DefaultValue("false") boolean employeesNameModule,
        @DefaultValue("true") boolean identifyPayers,

        @DefaultValue("[cy:MM]/[fy:yyyy-yy]/[SEQ_COLL_RCPT_NUM]")
        NumberFormat receiptNumberFormat,

        @DefaultValue Set<String> refuseReusedReferences) {

    boolean refusesReusedReferences(TenantId tenant) {
        return refuseReusedReferences.contains(tenant.value());
    }
}
