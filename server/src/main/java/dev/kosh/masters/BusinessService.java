package dev.kosh.masters;

import dev.kosh.wire.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that citizens are billed for, with its rules of payment (master {@code BillingService.BusinessService}).
 *
 * @param code the key everywhere: {@code PT}, {@code WS}, {@code TL} …
 * @param name for people
 * @param collectionModesNotAllowed payment modes that are refused, such as {@code DD}
 * @param minAmountPayable least part payment of any bill of the service
 * @param demandUpdateMillis how old a demand may grow before it is calculated anew, as the state's file says; not used
 *     by us
 */
public record BusinessService(
        String code,
        String name,
        boolean partPaymentAllowed,
        boolean advanceAllowed,
        boolean billAmendmentEnabled,
        List<String> collectionModesNotAllowed,
        Money minAmountPayable,
        @Nullable Long demandUpdateMillis) {}
