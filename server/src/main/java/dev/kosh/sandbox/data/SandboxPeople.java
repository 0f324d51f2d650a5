package dev.kosh.sandbox.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the sandbox knows from the start ({@code sandbox/people.json}).
 *
 * @param password of every user; public by intention
 */
public record SandboxPeople(
        String password, List<SandboxTenant> tenants, List<SandboxClient> clients, List<SandboxUser> users) {

    /** A state or a town. */
    public record SandboxTenant(String id, String name, String cityCode) {}

    /**
     * An OAuth client.
     *
     * @param secret empty for the client that has none
     */
    public record SandboxClient(String id, String secret, boolean confidential) {}

    /**
     * A user who can log in.
     *
     * @param type as the wire names kinds of users
     */
    public record SandboxUser(
            long id,
            String uuid,
            String userName,
            String name,
            String type,
            String mobileNumber,
            @Nullable String permanentAddress,
            String tenantId,
            List<HeldRole> roles) {}

    /** A role and where it is held. */
    public record HeldRole(String code, String name, String tenantId) {}
}
