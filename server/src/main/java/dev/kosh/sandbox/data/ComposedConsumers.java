package dev.kosh.sandbox.data;

import dev.kosh.sandbox.data.Consumer.Due;
import dev.kosh.sandbox.data.Consumer.Owner;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Consumers drawn from a fixed seed: the same ones at every start, in every sandbox. Some citizens own one thing, some
 * own property, water, sewerage and a licence.
 */
final class ComposedConsumers {

    private static final long SEED = 1_869;
    private static final List<String> SERVICES = List.of("PT", "WS", "SW", "TL");
    private static final int FIRST_MOBILE_SUFFIX = 10_000;

    private final SandboxNames names;
    private final FinancialYear current;
    private final Random random = new Random(SEED);

    ComposedConsumers(SandboxNames names, FinancialYear current) {
        this.names = names;
        this.current = current;
    }

    List<Consumer> make(int count) {
        List<Consumer> consumers = new ArrayList<>();
        for (int owner = 0; consumers.size() < count; owner++) {
            SandboxNames.Place place = names.places().get(owner % names.places().size());
            addBelongings(place, owner(place, owner), owner, consumers);
        }
        return List.copyOf(consumers.subList(0, count));
    }

    private Owner owner(SandboxNames.Place place, int number) {
        String name = pick(place.firstNames()) + " " + pick(place.surnames());
        String mobile = place.mobilePrefix() + (FIRST_MOBILE_SUFFIX + number);
        String address = (1 + random.nextInt(240)) + ", " + pick(place.localities()) + ", " + place.town();
        return new Owner(name, mobile, address);
    }

    /** One to four services, property first; nobody has sewerage without water. */
    private void addBelongings(SandboxNames.Place place, Owner owner, int number, List<Consumer> into) {
        int services = 1 + random.nextInt(SERVICES.size());
        boolean onlyLicence = services == 1 && random.nextInt(4) == 0;
        List<String> owned = onlyLicence ? List.of("TL") : SERVICES.subList(0, services);
        for (String service : owned) {
            into.add(new Consumer(
                    new TenantId(place.tenantId()),
                    service,
                    code(service, place, number),
                    type(service),
                    owner,
                    dues(service, place.tenantId())));
        }
    }

    private String code(String service, SandboxNames.Place place, int number) {
        return switch (service) {
            case "PT" -> "PT-%s-%06d".formatted(place.propertyWard(), 1000 + number);
            case "TL" -> "%s-TL-%s-%06d".formatted(place.cityCode(), current.firstYear(), 1000 + number);
            default ->
                "%s/%s/%s/%06d"
                        .formatted(service, place.cityCode(), current.plus(-4).name(), 1000 + number);
        };
    }

    private String type(String service) {
        return switch (service) {
            case "PT" -> random.nextInt(5) == 0 ? "VACANT" : "BUILTUP";
            case "TL" -> "TRADE";
            default -> random.nextInt(6) == 0 ? "NON_DOMESTIC" : "DOMESTIC";
        };
    }

    private List<Due> dues(String service, String tenantId) {
        Money yearly = Money.ofPaise(100L * (300 + 10L * random.nextInt(420)));
        int arrearYears = service.equals("TL") ? 0 : random.nextInt(4);
        List<Due> dues = new ArrayList<>();
        for (int yearsAgo = arrearYears; yearsAgo >= 0; yearsAgo--) {
            FinancialYear year = current.plus(-yearsAgo);
            if (Charges.areHalfYearly(service) && yearsAgo == 0) {
                Money half = Money.ofPaise(yearly.paise() / 2);
                dues.add(due(year, 0, 6, service, tenantId, half, 0));
                dues.add(due(year, 6, 12, service, tenantId, half, 0));
            } else {
                dues.add(due(year, 0, 12, service, tenantId, yearly, yearsAgo));
            }
        }
        return dues;
    }

    private Due due(
            FinancialYear year, int fromMonth, int toMonth, String service, String tenantId, Money charge, int age) {
        boolean earlyRebate = age == 0 && random.nextInt(3) == 0;
        Charges charges = new Charges(service, new TenantId(tenantId).state());
        return new Due(
                year.startOfMonth(fromMonth),
                year.lastSecondBefore(toMonth),
                charges.heads(charge, age, earlyRebate),
                charges.minimum(charge));
    }

    private String pick(List<String> among) {
        return among.get(random.nextInt(among.size()));
    }
}
