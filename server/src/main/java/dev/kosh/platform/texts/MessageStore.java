package dev.kosh.platform.texts;

import dev.kosh.platform.texts.MessageJson.Key;
import dev.kosh.wire.RequestInfo;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code platform.message}. */
@Component
class MessageStore {

    /** Stands above all states. */
    private static final String DEFAULT = "default";

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Each text in the language asked for, of the tenant or the nearest above it, else in English; ordered by code.
     *
     * @param modules null: any
     * @param codes null: any
     */
    List<MessageJson> find(
            String tenant, String locale, @Nullable Collection<String> modules, @Nullable Collection<String> codes) {
        return jdbc.sql("""
                        select distinct on (code, module) code, message, module, locale
                        from platform.message
                        where tenant_id = any(:tenants)
                          and locale in (:locale, :english)
                          and (:anyModule or module = any(:modules))
                          and (:anyCode or code = any(:codes))
                        order by code, module, locale = :locale desc, array_position(:tenants, tenant_id)""")
                .param("tenants", levels(tenant))
                .param("locale", locale)
                .param("english", RequestInfo.DEFAULT_LOCALE)
                .param("anyModule", modules == null)
                .param("modules", array(modules))
                .param("anyCode", codes == null)
                .param("codes", array(codes))
                .query((row, number) -> new MessageJson(
                        row.getString("code"),
                        row.getString("message"),
                        row.getString("module"),
                        row.getString("locale")))
                .list();
    }

    private static String[] levels(String tenant) {
        List<String> levels = new ArrayList<>();
        for (String level = tenant; ; level = level.substring(0, level.lastIndexOf('.'))) {
            levels.add(level);
            if (level.lastIndexOf('.') < 0) {
                break;
            }
        }
        levels.add(DEFAULT);
        return levels.toArray(String[]::new);
    }

    private static String[] array(@Nullable Collection<String> texts) {
        return texts == null ? new String[0] : texts.toArray(String[]::new);
    }

    /** How many of these texts the tenant has itself. */
    int count(TenantId tenant, Collection<Key> keys) {
        return jdbc.sql("""
                        select count(*)
                        from platform.message m
                        join unnest(:locales, :modules, :codes) as asked (locale, module, code)
                          using (locale, module, code)
                        where m.tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .param("locales", column(keys, Key::locale))
                .param("modules", column(keys, Key::module))
                .param("codes", column(keys, Key::code))
                .query(Integer.class)
                .single();
    }

    /** Puts texts on record, in place of those with the same key; in one order, so that two calls do not block each other. */
    void save(TenantId tenant, Collection<MessageJson> messages, String by, Instant at) {
        jdbc.sql("""
                        insert into platform.message
                            (tenant_id, locale, module, code, message, modified_by, modified_at)
                        select :tenant, locale, module, code, message, :by, :at
                        from unnest(:locales, :modules, :codes, :messages) as text (locale, module, code, message)
                        order by locale, module, code
                        on conflict (tenant_id, locale, module, code) do update
                            set message = excluded.message, modified_by = excluded.modified_by,
                                modified_at = excluded.modified_at""")
                .param("tenant", tenant.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("locales", column(messages, MessageJson::locale))
                .param("modules", column(messages, MessageJson::module))
                .param("codes", column(messages, MessageJson::code))
                .param("messages", column(messages, MessageJson::message))
                .update();
    }

    void delete(TenantId tenant, Collection<Key> keys) {
        jdbc.sql("""
                        delete from platform.message m
                        using unnest(:locales, :modules, :codes) as asked (locale, module, code)
                        where m.tenant_id = :tenant and m.locale = asked.locale and m.module = asked.module
                          and m.code = asked.code""")
                .param("tenant", tenant.value())
                .param("locales", column(keys, Key::locale))
                .param("modules", column(keys, Key::module))
                .param("codes", column(keys, Key::code))
                .update();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> member) {
        return rows.stream().map(member).toArray(String[]::new);
    }
}
