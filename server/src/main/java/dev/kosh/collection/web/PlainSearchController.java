package dev.kosh.collection.web;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.collection.CollectionError;
import dev.kosh.collection.Payment;
import dev.kosh.collection.Payments;
import dev.kosh.masters.Masters;
import dev.kosh.wire.QueryCriteria;
import dev.kosh.wire.RequestInfoWrapper;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Everything that a tenant received, for programs that keep an index of it; nobody else gets at all of it at once. */
@RestController
class PlainSearchController {

    private static final int DEFAULT_LIMIT = 30;

    private final Payments payments;
    private final Masters masters;

    PlainSearchController(Payments payments, Masters masters) {
        this.payments = payments;
        this.masters = masters;
    }

    @PostMapping("/collection-services/payments/_plainsearch")
    PaymentResponse search(
            @ParameterObject @QueryCriteria("paymentSearchCriteria") PlainSearchQuery query,
            @RequestBody RequestInfoWrapper body,
            Caller caller) {
        if (!caller.is(UserType.SYSTEM)) {
            throw new RequestRefused(
                    CollectionError.NOT_AUTHORISED, "Not authorized to access this resource: for SYSTEM users only");
        }
        List<TenantId> tenants = TenantNames.under(query.tenantId(), masters);
        List<Payment> page = tenants.isEmpty()
                ? List.of()
                : payments.page(
                        tenants,
                        Objects.requireNonNullElse(query.limit(), DEFAULT_LIMIT),
                        Objects.requireNonNullElse(query.offset(), 0));
        return PaymentResponse.of(body.requestInfo(), page, masters, true);
    }
}
