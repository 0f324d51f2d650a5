package dev.kosh.collection;

import dev.kosh.access.Accounts;
import dev.kosh.access.Role;
import dev.kosh.testing.Desk;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;
import dev.kosh.wire.TenantId;
import java.util.List;

/** A counter clerk of Jalandhar who is a plain employee at the town of the desk. */
public final class CounterElsewhere {

    private static final TenantId HOME = new TenantId("pb.jalandhar");

    private CounterElsewhere() {}

    /** Token of a new one. */
    public static String token(Accounts accounts, HttpCalls calls) {
        return calls.login(NewPerson.of(HOME.value())
                .roles(List.of(
                        new Role("COLL_OPERATOR", "Counter", HOME),
                        new Role("EMPLOYEE", "Employee", new TenantId(Desk.TENANT))))
                .onRecord(accounts));
    }
}
