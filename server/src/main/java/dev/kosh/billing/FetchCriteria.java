package dev.kosh.billing;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose bills are fetched: consumers by their codes, the consumer of one demand, or all that a mobile number or an
 * e-mail address has to pay.
 *
 * @param tenants one ULB, or all of a state
 * @param businessService null for every service
 */
public record FetchCriteria(
        List<TenantId> tenants,
        @Nullable String businessService,
        Set<String> consumerCodes,
        @Nullable UUID demandId,
        @Nullable String mobileNumber,
        @Nullable String emailId) {

    boolean byPerson() {
        return mobileNumber != null || emailId != null;
    }
}
