package dev.kosh.events;

import dev.kosh.wire.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who did what and when. Entries are appended in the transaction of what they tell of and can never be changed; a
 * statement of one's own calls the SQL function {@code events.append_audit} instead (docs/contract/events.md, audit).
 */
public interface AuditTrail {

    /**
     * Appends an entry at the time of the clock.
     *
     * @param detail what the reader needs to understand the act, without personal data in clear
     */
    void record(
            TenantId tenant, Actor actor, String action, String objectType, String objectId, @Nullable JsonNode detail);

    /** What happened to an object, oldest first; the latest 1,000 entries at most. */
    List<AuditEntry> of(TenantId tenant, String objectType, String objectId);

    /** Entries that fit, latest first. */
    List<AuditEntry> find(AuditQuery query);
}
