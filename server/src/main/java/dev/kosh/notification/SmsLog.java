package dev.kosh.notification;

import dev.kosh.wire.TenantId;
import java.util.List;

/** Which messages were sent, or are being tried (docs/contract/notification.md). Their texts are not kept. */
public interface SmsLog {

    /** The messages of a tenant, newest first. */
    List<LoggedSms> latest(TenantId tenant, int limit, int offset);

    long count(TenantId tenant);
}
