package dev.kosh.edge;

import dev.kosh.access.Accounts;
import dev.kosh.access.Role;
import dev.kosh.access.RoleCatalogue;
import dev.kosh.testing.NewPerson;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users who hold as much as anybody can and still may not. */
final class Cast {

    private final Accounts accounts;
    private final RoleCatalogue catalogue;
    private final JdbcClient jdbc;
    private final Map<Set<String>, SandboxUser> byRoles = new ConcurrentHashMap<>();

    Cast(Accounts accounts, RoleCatalogue catalogue, JdbcClient jdbc) {
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
    }

    /** Every role that there is, but those of the server's own principals: whoever has such a role cannot log in. */
    Set<String> roles() {
        return Stream.concat(
                        catalogue.roles().stream().map(RoleCatalogue.NamedRole::code),
                        jdbc
                                .sql("select distinct role_code from access.role_action")
                                .query(String.class)
                                .list()
                                .stream())
                .map(code -> code.replace("{module}", "PT"))
                .filter(code -> !code.equals("SYSTEM"))
                .collect(Collectors.toSet());
    }

    /** Somebody who holds, at the tenant, every role that has no leave to call the path. */
    SandboxUser whoMayEverythingBut(String path, String tenant) {
        TenantId home = new TenantId(tenant);
        return with(
                roles().stream()
                        .filter(code ->
                                !catalogue.allow(List.of(new Role(code, code, home)), path, Set.of(home.value())))
                        .collect(Collectors.toSet()),
                tenant);
    }

    /** Somebody who holds these roles at the tenant. */
    SandboxUser with(Set<String> codes, String tenant) {
        return byRoles.computeIfAbsent(
                Stream.concat(codes.stream(), Stream.of(tenant)).collect(Collectors.toSet()),
                each -> NewPerson.of(tenant).roles(codes.toArray(String[]::new)).onRecord(accounts));
    }
}
