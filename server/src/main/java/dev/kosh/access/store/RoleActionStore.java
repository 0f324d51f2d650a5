package dev.kosh.access.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.role_action}. */
@Component
public class RoleActionStore {

    /**
     * Leave for a role to call a URL.
     *
     * @param switchName setting that must be on for it to count; null: always
     */
    public record RoleAction(
            String roleCode, String url, @Nullable String switchName) {}

    private final JdbcClient jdbc;

    public RoleActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<RoleAction> all() {
        return jdbc.sql("select role_code, url, switch from access.role_action")
                .query((row, number) ->
                        new RoleAction(row.getString("role_code"), row.getString("url"), row.getString("switch")))
                .list();
    }
}
