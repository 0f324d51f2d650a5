package dev.kosh.platform;

import dev.kosh.access.Accounts;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Users with roles that the sandbox has not. */
final class PlatformUsers {

    private PlatformUsers() {}

    /** Token of a new employee who holds these roles at his tenant. */
    static String token(Accounts accounts, HttpCalls calls, String tenant, String... roles) {
        String name = "platform-" + UUID.randomUUID();
        TenantId home = new TenantId(tenant);
        List<Role> held =
                Stream.of(roles).map(role -> new Role(role, role, home)).toList();
        accounts.createUser(new NewUser(
                name,
                name,
                "Test User",
                UserType.EMPLOYEE,
                home,
                null,
                null,
                null,
                null,
                true,
                SandboxUser.PASSWORD,
                held,
                List.of()));
        return calls.login(new SandboxUser(name, "EMPLOYEE", tenant));
    }
}
