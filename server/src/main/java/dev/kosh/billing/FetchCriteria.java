package dev.kosh.billing;

import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose bills are fetched: consumers by their codes, the consumer of one demand, or all that a mobile number or an
 * e-mail address has to pay. All that is given must hold.
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

    /** Whether the service and the consumer codes, as far as they are given, let this consumer through. */
    boolean covers(ConsumerKey consumer) {
        return (businessService == null || businessService.equals(consumer.businessService()))
                && (consumerCodes.isEmpty() || consumerCodes.contains(consumer.consumerCode()));
    }

    boolean byPerson() {
        return mobileNumber != null || emailId != null;
    }
}
