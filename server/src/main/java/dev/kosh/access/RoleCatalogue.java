package dev.kosh.access;

import java.util.List;
import java.util.Set;

/** Roles, and what they may call, as data (docs/contract/platform.md, access control). */
public interface RoleCatalogue {

    /** A role that may be given; {@code {module}} in its code stands for a business service. */
    record NamedRole(String code, String name, String description) {}

    /** Something that may be called. */
    record Action(long id, String url) {}

    /** Leave for a role to call something. */
    record Grant(String roleCode, long actionId) {}

    List<NamedRole> roles();

    List<Action> actions();

    List<Grant> grants();

    /** Whether there is such a role: by name, or as one of a family such as {@code CR_{module}}. */
    boolean isRole(String code);

    /** Whether somebody with these roles may call the path at each of the tenants, which must be at least one. */
    boolean allow(List<Role> roles, String path, Set<String> tenants);
}
