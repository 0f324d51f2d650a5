package dev.kosh.masters;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The masters that billing and collection work by, as one tenant sees them at one moment; in the order of the files. */
public final class BillingMasters {

    private final Map<String, BusinessService> services = new LinkedHashMap<>();
    private final Map<String, Map<String, TaxHead>> headsByService = new LinkedHashMap<>();
    private final Map<String, List<TaxPeriod>> periodsByService;

    public BillingMasters(
            Collection<BusinessService> services, Collection<TaxHead> heads, Collection<TaxPeriod> periods) {
        services.forEach(service -> this.services.putIfAbsent(service.code(), service));
        heads.forEach(head -> headsByService
                .computeIfAbsent(head.service(), service -> new LinkedHashMap<>())
                .putIfAbsent(head.code(), head));
        this.periodsByService = periods.stream()
                .collect(Collectors.groupingBy(TaxPeriod::service, LinkedHashMap::new, Collectors.toList()));
    }

    public Optional<BusinessService> service(String code) {
        return Optional.ofNullable(services.get(code));
    }

    public Collection<BusinessService> services() {
        return Collections.unmodifiableCollection(services.values());
    }

    /** A tax head of that very service; heads of other services with the same code do not count. */
    public Optional<TaxHead> head(String service, String code) {
        return Optional.ofNullable(
                headsByService.getOrDefault(service, Map.of()).get(code));
    }

    public Collection<TaxHead> heads(String service) {
        return headsByService.getOrDefault(service, Map.of()).values();
    }

    /** The heads of all services. */
    public List<TaxHead> heads() {
        return headsByService.values().stream()
                .flatMap(heads -> heads.values().stream())
                .toList();
    }

    /** The periods of all services. */
    public List<TaxPeriod> periods() {
        return periodsByService.values().stream().flatMap(List::stream).toList();
    }

    /** The head that over-payments of the service are kept under. */
    public Optional<TaxHead> advanceHead(String service) {
        return heads(service).stream().filter(TaxHead::isAdvance).findFirst();
    }

    public List<TaxPeriod> periods(String service) {
        return periodsByService.getOrDefault(service, List.of());
    }
}
