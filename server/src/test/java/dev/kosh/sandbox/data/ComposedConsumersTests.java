package dev.kosh.sandbox.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.sandbox.data.Consumer.Due;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComposedConsumersTests {

    private static final FinancialYear YEAR = FinancialYear.of(Instant.parse("2026-11-22T00:00:00Z"));
    private static final int COUNT = 300;

    private final List<Consumer> consumers = new ComposedConsumers(SandboxFiles.names(), YEAR).make(COUNT);
    private final List<Consumer> named = SandboxFiles.namedConsumers().in(YEAR);

    @Test
    void theSameConsumersComeOutEveryTime() {
        assertThat(new ComposedConsumers(SandboxFiles.names(), YEAR).make(COUNT))
                .isEqualTo(consumers);
        assertThat(consumers).hasSize(COUNT);
    }

    @Test
    void noConsumerCodeIsGivenTwice() {
        Set<String> codes = new HashSet<>();
        assertThat(consumers).allMatch(each -> codes.add(each.tenantId() + each.businessService() + each.code()));
        assertThat(named).allMatch(each -> codes.add(each.tenantId() + each.businessService() + each.code()));
    }

    @Test
    void manyMobileNumbersOwnSeveralServices() {
        Map<String, Long> servicesByMobile = consumers.stream()
                .collect(Collectors.groupingBy(each -> each.owner().mobileNumber(), Collectors.counting()));
        assertThat(servicesByMobile.values())
                .filteredOn(services -> services == 4)
                .hasSizeGreaterThan(20);
        assertThat(consumers)
                .extracting(each -> each.owner().mobileNumber())
                .allMatch(mobile -> mobile.matches("[6-9][0-9]{9}"));
    }

    @Test
    void everyDueUsesHeadsOfItsServiceInItsState() {
        for (Consumer consumer : everybody()) {
            Set<String> heads = heads(consumer);
            assertThat(consumer.dues())
                    .allSatisfy(due -> assertThat(heads).containsAll(due.heads().keySet()));
        }
    }

    @Test
    void everyDueLiesInATaxPeriodAndOwesSomething() {
        for (Consumer consumer : everybody()) {
            assertThat(consumer.dues()).isNotEmpty().allSatisfy(due -> {
                assertThat(isInAPeriod(consumer, due)).isTrue();
                assertThat(Money.sum(due.heads().values()).isPositive()).isTrue();
                assertThat(due.minimum())
                        .isLessThanOrEqualTo(Money.sum(due.heads().values()));
            });
        }
    }

    @Test
    void propertyTaxComesInWholeRupees() {
        assertThat(consumers)
                .filteredOn(each -> each.businessService().equals("PT"))
                .flatExtracting(Consumer::dues)
                .allSatisfy(due -> assertThat(Money.sum(due.heads().values()).paise() % 100)
                        .isZero());
    }

    private List<Consumer> everybody() {
        return StreamSupport.stream(List.of(consumers, named).spliterator(), false)
                .flatMap(List::stream)
                .toList();
    }

    private static Set<String> heads(Consumer consumer) {
        return rows(consumer, "TaxHeadMaster").stream()
                .map(head -> head.path("code").asString())
                .collect(Collectors.toSet());
    }

    private static boolean isInAPeriod(Consumer consumer, Due due) {
        return rows(consumer, "TaxPeriod").stream()
                .anyMatch(period -> period.path("fromDate").asLong()
                                <= due.from().toEpochMilli()
                        && due.to().toEpochMilli() <= period.path("toDate").asLong());
    }

    private static List<JsonNode> rows(Consumer consumer, String master) {
        return SandboxFiles.masters(consumer.tenantId().state().value())
                .path(master)
                .valueStream()
                .filter(row -> row.path("service").asString().equals(consumer.businessService()))
                .toList();
    }
}
