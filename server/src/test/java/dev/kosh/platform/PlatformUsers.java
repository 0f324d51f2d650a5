package dev.kosh.platform;

import dev.kosh.access.Accounts;
import dev.kosh.testing.HttpCalls;
import dev.kosh.testing.NewPerson;

/** Users with roles that the sandbox has not. */
final class PlatformUsers {

    private PlatformUsers() {}

    /** Token of a new employee who holds these roles at his tenant. */
    static String token(Accounts accounts, HttpCalls calls, String tenant, String... roles) {
        return calls.login(NewPerson.of(tenant).roles(roles).onRecord(accounts));
    }
}
