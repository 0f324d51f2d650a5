package dev.kosh.platform;

import dev.kosh.masters.Masters;
import dev.kosh.masters.MastersError;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tenants that bodies name. */
@Component
public class KnownTenants {

    private final Masters masters;

    KnownTenants(Masters masters) {
        this.masters = masters;
    }

    /** @throws RequestRefused {@link MastersError#UNKNOWN_TENANT} when no such tenant is configured */
    public TenantId named(String id) {
        return Optional.of(id)
                .filter(TenantId::isWellFormed)
                .map(TenantId::new)
                .filter(tenant -> masters.tenant(tenant).isPresent())
                .orElseThrow(() ->
                        new RequestRefused(MastersError.UNKNOWN_TENANT, "tenantId: no such tenant is configured"));
    }
}
