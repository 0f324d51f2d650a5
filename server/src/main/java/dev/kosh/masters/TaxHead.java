package dev.kosh.masters;

/**
 * A line that a demand may have (master {@code BillingService.TaxHeadMaster}).
 *
 * @param service code of the business service that it belongs to
 * @param order apportioning priority: smaller is paid first
 */
public record TaxHead(
        String service,
        String code,
        String name,
        TaxHeadCategory category,
        int order,
        boolean debit,
        boolean actualDemand) {

    public boolean isAdvance() {
        return category == TaxHeadCategory.ADVANCE_COLLECTION;
    }
}
