package dev.kosh.masters;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The masters that billing and collection work by, as one tenant sees them at one moment. */
public final class BillingMasters {

    private final Map<String, BusinessService> services;
    private final Map<String, Map<String, TaxHead>> headsByService = new HashMap<>();
    private final Map<String, List<TaxPeriod>> periodsByService;

    public BillingMasters(
            Collection<BusinessService> services, Collection<TaxHead> heads, Collection<TaxPeriod> periods) {
        this.services = services.stream()
                .collect(Collectors.toUnmodifiableMap(BusinessService::code, each -> each, (a, b) -> a));
        heads.forEach(head -> headsByService
                .computeIfAbsent(head.service(), service -> new HashMap<>())
                .putIfAbsent(head.code(), head));
        this.periodsByService = periods.stream().collect(Collectors.groupingBy(TaxPeriod::service));
    }

    public Optional<BusinessService> service(String code) {
        return Optional.ofNullable(services.get(code));
    }

    public Collection<BusinessService> services() {
        return services.values();
    }

    /** A tax head of that very service; heads of other services with the same code do not count. */
    public Optional<TaxHead> head(String service, String code) {
        return Optional.ofNullable(
                headsByService.getOrDefault(service, Map.of()).get(code));
    }

    public Collection<TaxHead> heads(String service) {
        return headsByService.getOrDefault(service, Map.of()).values();
    }

    /** The head that over-payments of the service are kept under. */
    public Optional<TaxHead> advanceHead(String service) {
        return heads(service).stream().filter(TaxHead::isAdvance).findFirst();
    }

    public List<TaxPeriod> periods(String service) {
        return periodsByService.getOrDefault(service, List.of());
    }
}
