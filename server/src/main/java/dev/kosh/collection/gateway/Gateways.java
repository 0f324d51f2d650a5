package dev.kosh.collection.gateway;

import dev.kosh.collection.GatewayAccount;
import dev.kosh.collection.GatewayAdapter;
import dev.kosh.collection.GatewaySettings;
import dev.kosh.collection.PaymentGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The payment gateways of this installation, by name. */
@Component
class Gateways {

    /** Where we say it ourselves, on the way back to the citizens' page. */
    static final String OWN_PARAMETER = "eg_pg_txnid";

    /** What citizens' pages send, whatever the gateway. */
    private static final String OF_PAGES = "transactionid";

    private final SortedMap<String, PaymentGateway> byName = new TreeMap<>();

    Gateways(GatewaySettings settings, List<GatewayAdapter> adapters, List<GatewayAccount> accounts) {
        Map<String, GatewayAdapter> byKind =
                adapters.stream().collect(Collectors.toMap(GatewayAdapter::kind, adapter -> adapter));
        List<GatewayAccount> all = new ArrayList<>(accounts);
        settings.gateways().forEach((name, account) -> all.add(usable(name, account)));
        for (GatewayAccount account : all) {
            GatewayAdapter adapter = byKind.get(account.adapter());
            if (adapter == null) {
                throw new UnusableGatewaySettings("kosh.pg.gateways." + account.name() + ".adapter: there is no "
                        + account.adapter() + "; there is " + String.join(", ", byKind.keySet()));
            }
            byName.put(account.name(), adapter.open(account));
        }
    }

    private static GatewayAccount usable(String name, GatewaySettings.Account account) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("adapter", account.adapter());
        members.put("url", account.url());
        members.put("merchant-id", account.merchantId());
        members.put("secret", account.secret());
        members.forEach((member, value) -> {
            if (value == null || value.toString().isBlank()) {
                throw new UnusableGatewaySettings("kosh.pg.gateways." + name + '.' + member + " is missing");
            }
        });
        return new GatewayAccount(
                name.toUpperCase(Locale.ROOT),
                account.adapter(),
                account.url(),
                account.merchantId(),
                account.secret(),
                account.active());
    }

    /** Names of those that take orders, in order. */
    List<String> active() {
        return byName.values().stream()
                .filter(PaymentGateway::isActive)
                .map(PaymentGateway::name)
                .toList();
    }

    /** The gateway of that name, if it takes orders. */
    Optional<PaymentGateway> active(String name) {
        return find(name).filter(PaymentGateway::isActive);
    }

    /** The gateway of that name, whether or not it takes orders. */
    Optional<PaymentGateway> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The transaction that a return names: in our own parameter, else in that of citizens' pages, else in a gateway's.
     *
     * @param parameters by name in any letter case
     */
    Optional<String> transactionIn(Map<String, String> parameters) {
        SortedMap<String, String> found = new TreeMap<>();
        Set<String> ofGateways = new HashSet<>();
        byName.values()
                .forEach(gateway -> gateway.transactionParameters()
                        .forEach(parameter -> ofGateways.add(parameter.toLowerCase(Locale.ROOT))));
        parameters.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!value.isBlank()
                    && (lower.equals(OWN_PARAMETER) || lower.equals(OF_PAGES) || ofGateways.contains(lower))) {
                found.put(lower, value);
            }
        });
        return Optional.ofNullable(found.get(OWN_PARAMETER))
                .or(() -> Optional.ofNullable(found.get(OF_PAGES)))
                .or(() -> found.values().stream().findFirst());
    }
}
