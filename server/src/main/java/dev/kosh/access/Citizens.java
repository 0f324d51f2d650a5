package dev.kosh.access;

import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Payers: people on record with their state. Writes happen in a transaction of their own. */
public interface Citizens {

    /** Users of any type by uuid; unknown ids are absent from the answer. */
    Map<String, User> byUuid(Collection<String> uuids);

    /** Citizens of a state whose mobile number (10 digits) is this one. */
    List<User> byMobileNumber(TenantId state, String mobileNumber);

    /** Citizens of a state with this e-mail address. */
    List<User> byEmail(TenantId state, String emailId);

    /** The citizen with this mobile number and name, created when there is none. */
    User findOrCreate(TenantId state, String name, String mobileNumber);

    /**
     * Whoever bears this mobile number: of a family the one with the name (letter case ignored), else whoever was on
     * record first. Nobody on record: a citizen of this name is created, one for all who ask at the same time.
     */
    User bearerOf(TenantId state, String name, String mobileNumber);
}
