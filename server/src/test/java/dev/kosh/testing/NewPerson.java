package dev.kosh.testing;

import dev.kosh.access.Accounts;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.UserType;
import dev.kosh.wire.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user that the sandbox has not: an employee with a name of his own and the sandbox's password unless said otherwise. */
public final class NewPerson {

    private final TenantId home;
    private String uuid = UUID.randomUUID().toString();
    private String userName = "user-" + uuid;
    private String name = "Test User";
    private UserType type = UserType.EMPLOYEE;
    private @Nullable String mobileNumber;
    private @Nullable String emailId;
    private @Nullable String permanentAddress;
    private List<Role> roles = List.of();
    private List<String> networks = List.of();

    private NewPerson(String tenant) {
        home = new TenantId(tenant);
    }

    public static NewPerson of(String tenant) {
        return new NewPerson(tenant);
    }

    public NewPerson uuid(String known) {
        uuid = known;
        return this;
    }

    public NewPerson userName(String logsInAs) {
        userName = logsInAs;
        return this;
    }

    public NewPerson name(String called) {
        name = called;
        return this;
    }

    public NewPerson type(UserType other) {
        type = other;
        return this;
    }

    public NewPerson mobileNumber(@Nullable String tenDigits) {
        mobileNumber = tenDigits;
        return this;
    }

    public NewPerson emailId(@Nullable String address) {
        emailId = address;
        return this;
    }

    public NewPerson permanentAddress(String text) {
        permanentAddress = text;
        return this;
    }

    /** Roles at his own tenant. */
    public NewPerson roles(String... codes) {
        return roles(Stream.of(codes).map(code -> new Role(code, code, home)).toList());
    }

    public NewPerson roles(List<Role> held) {
        roles = held;
        return this;
    }

    /** CIDR blocks that he may call from. */
    public NewPerson networks(List<String> blocks) {
        networks = blocks;
        return this;
    }

    public NewUser user() {
        return new NewUser(
                uuid,
                userName,
                name,
                type,
                home,
                mobileNumber,
                emailId,
                null,
                permanentAddress,
                true,
                SandboxUser.PASSWORD,
                roles,
                networks);
    }

    /** Puts him on record, or leaves whoever has his uuid; the answer is who logs in. */
    public SandboxUser onRecord(Accounts accounts) {
        accounts.createUser(user());
        return new SandboxUser(userName, type.name(), home.value());
    }
}
