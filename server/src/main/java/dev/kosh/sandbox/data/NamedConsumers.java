package dev.kosh.sandbox.data;

import dev.kosh.sandbox.data.Consumer.Due;
import dev.kosh.sandbox.data.Consumer.Owner;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The consumers that the demo, the guide and the Postman collection name ({@code sandbox/named-consumers.json}): their
 * codes, mobile numbers and amounts are fixed, the years move with the calendar.
 */
record NamedConsumers(List<NamedOwner> owners) {

    record NamedOwner(
            String tenantId, String name, String mobileNumber, String address, List<NamedConsumer> consumers) {}

    record NamedConsumer(String businessService, String code, String type, List<NamedDue> dues) {}

    /**
     * @param year years from the current financial year: 0 or negative
     * @param heads rupees by tax head
     * @param minimum rupees
     */
    record NamedDue(int year, Map<String, BigDecimal> heads, BigDecimal minimum) {}

    List<Consumer> in(FinancialYear current) {
        return owners.stream()
                .flatMap(owner -> owner.consumers().stream().map(consumer -> consumer(owner, consumer, current)))
                .toList();
    }

    private static Consumer consumer(NamedOwner owner, NamedConsumer consumer, FinancialYear current) {
        return new Consumer(
                new TenantId(owner.tenantId()),
                consumer.businessService(),
                consumer.code(),
                consumer.type(),
                new Owner(owner.name(), owner.mobileNumber(), owner.address()),
                consumer.dues().stream()
                        .map(due -> due(due, current.plus(due.year())))
                        .toList());
    }

    private static Due due(NamedDue due, FinancialYear year) {
        Map<String, Money> heads = new LinkedHashMap<>();
        due.heads().forEach((head, rupees) -> heads.put(head, Money.ofRupees(rupees)));
        return new Due(year.from(), year.to(), heads, Money.ofRupees(due.minimum()));
    }
}
