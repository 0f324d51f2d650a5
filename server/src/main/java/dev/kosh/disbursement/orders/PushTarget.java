package dev.kosh.disbursement.orders;

import dev.kosh.disbursement.PiType;
import dev.kosh.wire.TenantId;
import java.util.UUID;

/** An instruction that waits to be sent again. */
record PushTarget(TenantId tenantId, UUID id, PiType type) {}
