package dev.kosh.disbursement.web;

import dev.kosh.disbursement.DisbursementError;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import org.jspecify.annotations.Nullable;

/** Tenants as callers name them; the edge has seen to it that the caller may act there. */
final class Tenants {

    private Tenants() {}

    /** @throws RequestRefused when none is named, or one that cannot be */
    static TenantId needed(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new RequestRefused(DisbursementError.TENANT_MISSING, "tenantId: name the ULB, such as od.cuttack");
        }
        if (!TenantId.isWellFormed(text)) {
            throw new RequestRefused(
                    DisbursementError.PI_REQUEST_INVALID_PARAMS, "tenantId: a form such as od.cuttack is needed");
        }
        return new TenantId(text);
    }
}
