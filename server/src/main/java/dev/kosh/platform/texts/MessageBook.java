package dev.kosh.platform.texts;

import dev.kosh.access.Caller;
import dev.kosh.events.AuditTrail;
import dev.kosh.platform.KnownTenants;
import dev.kosh.platform.PlatformError;
import dev.kosh.platform.texts.MessageJson.Key;
import dev.kosh.wire.FieldsRefused;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes texts: all of a call, or none (docs/contract/platform.md, texts). */
@Service
class MessageBook {

    private final MessageStore store;
    private final KnownTenants tenants;
    private final AuditTrail audit;
    private final Clock clock;

    MessageBook(MessageStore store, KnownTenants tenants, AuditTrail audit, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds texts or replaces them. */
    @Transactional
    public void upsert(String tenantId, List<MessageJson> messages, Caller caller) {
        save(tenants.named(tenantId), messages, caller, "TEXTS_SAVED");
    }

    /** @throws FieldsRefused when the tenant has one of the texts already */
    @Transactional
    public void create(String tenantId, List<MessageJson> messages, Caller caller) {
        TenantId tenant = tenants.named(tenantId);
        if (store.count(tenant, distinctKeys(messages)) > 0) {
            throw new FieldsRefused(
                    "Tenant, locale, module and code of a text must be new",
                    "core.DUPLICATE_MESSAGE_IDENTITY",
                    "one of these texts is on record; use _upsert or _update",
                    "messages");
        }
        save(tenant, messages, caller, "TEXTS_CREATED");
    }

    /** @throws FieldsRefused when the tenant has not one of the texts */
    @Transactional
    public void update(String tenantId, List<MessageJson> messages, Caller caller) {
        TenantId tenant = tenants.named(tenantId);
        if (store.count(tenant, distinctKeys(messages)) < messages.size()) {
            throw new FieldsRefused(
                    "Texts could not be changed",
                    "core.MESSAGE_PERSIST_FAILED",
                    "one of these texts is not on record; use _upsert or _create",
                    "messages");
        }
        save(tenant, messages, caller, "TEXTS_UPDATED");
    }

    @Transactional
    public void delete(String tenantId, List<Key> keys, Caller caller) {
        TenantId tenant = tenants.named(tenantId);
        store.delete(tenant, keys);
        note(tenant, keys, caller, "TEXTS_DELETED");
    }

    private void save(TenantId tenant, List<MessageJson> messages, Caller caller, String action) {
        Collection<Key> keys = distinctKeys(messages);
        store.save(tenant, messages, caller.uuid(), clock.instant());
        note(tenant, keys, caller, action);
    }

    private void note(TenantId tenant, Collection<Key> keys, Caller caller, String action) {
        keys.stream()
                .map(key -> key.locale() + "/" + key.module())
                .distinct()
                .forEach(part -> audit.record(
                        tenant,
                        caller.actor(),
                        action,
                        "TEXTS",
                        part,
                        JsonNodeFactory.instance.objectNode().put("texts", keys.size())));
    }

    private static Collection<Key> distinctKeys(List<MessageJson> messages) {
        Set<Key> keys = new HashSet<>();
        for (MessageJson message : messages) {
            if (!keys.add(message.key())) {
                throw new RequestRefused(
                        PlatformError.DUPLICATE_RECORDS,
                        "messages: code %s of module %s in %s comes twice in this call"
                                .formatted(message.code(), message.module(), message.locale()));
            }
        }
        return keys;
    }
}
