package dev.kosh.collection;

import dev.kosh.access.Accounts;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.SandboxUser;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;

/** A counter clerk of Jalandhar who is a plain employee at the town of the desk. */
public final class CounterElsewhere {

    private static final TenantId HOME = new TenantId("pb.jalandhar");

    private CounterElsewhere() {}

    /** Token of a new one. */
    public static String token(Accounts accounts, HttpCalls calls) {
        String name = "elsewhere-" + UUID.randomUUID();
        accounts.createUser(new NewUser(
                name,
                name,
                "Test User",
                UserType.EMPLOYEE,
                HOME,
                null,
                null,
                null,
                null,
                true,
                SandboxUser.PASSWORD,
                List.of(
                        new Role("COLL_OPERATOR", "Counter", HOME),
                        new Role("EMPLOYEE", "Employee", new TenantId(Desk.TENANT))),
                List.of()));
        return calls.login(new SandboxUser(name, "EMPLOYEE", HOME.value()));
    }
}
