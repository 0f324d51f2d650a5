package dev.kosh.sandbox.data;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How the composed demands add up: tax, cess, rebate for the early, interest and penalty for the late. */
record Charges(String service, TenantId state) {

    private static final Set<String> HALF_YEARLY = Set.of("WS", "SW");
    private static final int CESS_PERCENT = 5;
    private static final int REBATE_PERCENT = 10;
    private static final int INTEREST_PERCENT_A_YEAR = 9;
    private static final int PENALTY_PERCENT = 5;
    private static final int MINIMUM_PERCENT = 10;
    private static final long PAISE_PER_RUPEE = 100;

    static boolean areHalfYearly(String service) {
        return HALF_YEARLY.contains(service);
    }

    /** @param age whole years since the charge fell due; 0 is the current year */
    Map<String, Money> heads(Money charge, int age, boolean earlyRebate) {
        Map<String, Money> heads = new LinkedHashMap<>();
        heads.put(chargeHead(), charge);
        if (service.equals("PT")) {
            heads.put(state.value().equals("od") ? "PT_LIGHT_TAX" : "PT_FIRE_CESS", percent(charge, CESS_PERCENT));
        }
        if (earlyRebate && !service.equals("WS")) {
            heads.put(rebateHead(), percent(charge, REBATE_PERCENT).negated());
        }
        if (age > 0) {
            heads.put(service + "_TIME_INTEREST", percent(charge, INTEREST_PERCENT_A_YEAR * age));
            heads.put(service + "_TIME_PENALTY", percent(charge, PENALTY_PERCENT));
        }
        if (service.equals("PT")) {
            heads.put("PT_ROUNDOFF", roundOff(Money.sum(heads.values())));
        }
        heads.values().removeIf(Money::isZero);
        return heads;
    }

    /** A tenth of the charge in whole hundreds of rupees where part payment is usual; licences are paid whole. */
    Money minimum(Money charge) {
        long hundreds = percent(charge, MINIMUM_PERCENT).paise() / (100 * PAISE_PER_RUPEE);
        return service.equals("TL") ? Money.ZERO : Money.ofPaise(Math.max(1, hundreds) * 100 * PAISE_PER_RUPEE);
    }

    private String chargeHead() {
        return switch (service) {
            case "PT", "TL" -> service + "_TAX";
            default -> service + "_CHARGE";
        };
    }

    private String rebateHead() {
        return service.equals("TL") ? "TL_REBATE" : service + "_TIME_REBATE";
    }

    private static Money percent(Money amount, int percent) {
        return Money.ofPaise(amount.paise() * percent / 100);
    }

    /** What brings a total to whole rupees: up from 50 paise, else down. */
    private static Money roundOff(Money total) {
        long fraction = Math.floorMod(total.paise(), PAISE_PER_RUPEE);
        return Money.ofPaise(fraction >= PAISE_PER_RUPEE / 2 ? PAISE_PER_RUPEE - fraction : -fraction);
    }
}
