package dev.kosh.masters;

import dev.kosh.wire.Money;
import java.util.List;

/**
 * A service that citizens are billed for, with its rules of payment (master {@code BillingService.BusinessService}).
 *
 * @param code the key everywhere: {@code PT}, {@code WS}, {@code TL} …
 * @param name for people
 * @param collectionModesNotAllowed payment modes that are refused, such as {@code DD}
 * @param minAmountPayable least part payment of any bill of the service
 */
public record BusinessService(
        String code,
        String name,
        boolean partPaymentAllowed,
        boolean advanceAllowed,
        boolean billAmendmentEnabled,
        List<String> collectionModesNotAllowed,
        Money minAmountPayable) {}
