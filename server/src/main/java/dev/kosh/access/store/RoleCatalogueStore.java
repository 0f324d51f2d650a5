package dev.kosh.access.store;

import dev.kosh.access.RoleCatalogue.Action;
import dev.kosh.access.RoleCatalogue.Grant;
import dev.kosh.access.RoleCatalogue.NamedRole;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code access.role} and {@code access.action}. */
@Component
public class RoleCatalogueStore {

    private final JdbcClient jdbc;

    RoleCatalogueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Roles with a name of their own, and those that only may call something. */
    public List<NamedRole> roles() {
        return jdbc.sql("""
                        select code, coalesce(r.name, code) as name, coalesce(r.description, '') as description
                        from (select code from access.role
                              union select role_code from access.role_action) as known (code)
                        left join access.role r using (code)
                        order by code""")
                .query((row, number) ->
                        new NamedRole(row.getString("code"), row.getString("name"), row.getString("description")))
                .list();
    }

    public List<Action> actions() {
        return jdbc.sql("select id, url from access.action order by id")
                .query((row, number) -> new Action(row.getLong("id"), row.getString("url")))
                .list();
    }

    public List<Grant> grants() {
        return jdbc.sql("""
                        select ra.role_code, a.id
                        from access.role_action ra join access.action a using (url)
                        order by ra.role_code, a.id""")
                .query((row, number) -> new Grant(row.getString("role_code"), row.getLong("id")))
                .list();
    }
}
