package dev.kosh.access.gateway;

import dev.kosh.access.Role;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.access.store.RoleCatalogueStore;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells what the edge works by. */
@Component
class StoredRoleCatalogue implements RoleCatalogue {

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final RoleCatalogueStore store;
    private final RoleActions roleActions;

    StoredRoleCatalogue(RoleCatalogueStore store, RoleActions roleActions) {
        this.store = store;
        this.roleActions = roleActions;
    }

    @Override
    public List<NamedRole> roles() {
        return store.roles();
    }

    @Override
    public List<Action> actions() {
        return store.actions();
    }

    @Override
    public List<Grant> grants() {
        return store.grants();
    }

    @Override
    public boolean isRole(String code) {
        return store.roles().stream().anyMatch(role -> isRole(role.code(), code));
    }

    private static boolean isRole(String known, String code) {
        int brace = known.indexOf('{');
        return brace < 0
                ? known.equals(code)
                : code.startsWith(known.substring(0, brace))
                        && SERVICE.matcher(code.substring(brace)).matches();
    }

    @Override
    public boolean allow(List<Role> roles, String path, Set<String> tenants) {
        return !ServedPaths.isAmbiguous(path) && roleActions.current().allow(roles, path, tenants);
    }
}
