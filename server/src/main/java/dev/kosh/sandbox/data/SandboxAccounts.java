package dev.kosh.sandbox.data;

import dev.kosh.access.Accounts;
import dev.kosh.access.NewClient;
import dev.kosh.access.NewUser;
import dev.kosh.access.RateLimits;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.sandbox.data.Consumer.Owner;
import dev.kosh.sandbox.data.SandboxPeople.SandboxClient;
import dev.kosh.sandbox.data.SandboxPeople.SandboxUser;
import dev.kosh.wire.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the sandbox's users, clients and composed citizens on record; who is there already stays as he is. */
final class SandboxAccounts {

    /** One address plays every integrator here, so what a production server allows would be too little. */
    private static final RateLimits GENEROUS = new RateLimits(6_000, 6_000, 100_000, 100_000);

    private final Accounts accounts;

    SandboxAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    void load(SandboxPeople people) {
        people.clients().forEach(client -> accounts.createClient(client(client)));
        // Hashing a password takes a quarter of a second of one core.
        people.users().parallelStream().forEach(user -> accounts.createUser(user(user, people.password())));
    }

    /** A composed citizen, who has no password and cannot log in. */
    String citizen(TenantId state, Owner owner) {
        String key = state + " " + owner.mobileNumber();
        String uuid =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        accounts.createUser(new NewUser(
                uuid,
                owner.mobileNumber(),
                owner.name(),
                UserType.CITIZEN,
                state,
                owner.mobileNumber(),
                null,
                null,
                owner.address(),
                true,
                null,
                List.of(new Role("CITIZEN", "Citizen", state)),
                List.of()));
        return uuid;
    }

    private static NewClient client(SandboxClient client) {
        @Nullable String secret = client.secret().isEmpty() ? null : client.secret();
        return NewClient.usual(client.id(), secret, GENEROUS);
    }

    private static NewUser user(SandboxUser user, String password) {
        return new NewUser(
                user.uuid(),
                user.userName(),
                user.name(),
                UserType.valueOf(user.type()),
                new TenantId(user.tenantId()),
                user.mobileNumber(),
                null,
                null,
                user.permanentAddress(),
                true,
                password,
                user.roles().stream()
                        .map(role -> new Role(role.code(), role.name(), new TenantId(role.tenantId())))
                        .toList(),
                List.of());
    }
}
