package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.wire.Problems;
import dev.kosh.wire.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owes a demand: found on record, or put on record by name and mobile number. */
@Component
class Payers {

    private final Citizens citizens;

    Payers(Citizens citizens) {
        this.citizens = citizens;
    }

    /** Adds payers that are named by uuid and are unknown in the demand's state, or are employees. */
    void check(List<DemandDraft> drafts, Problems problems) {
        Map<String, Set<TenantId>> statesByUuid = new TreeMap<>();
        for (DemandDraft draft : drafts) {
            String uuid = draft.payer() == null ? null : draft.payer().uuid();
            if (uuid != null) {
                statesByUuid
                        .computeIfAbsent(uuid, any -> new HashSet<>())
                        .add(draft.tenantId().state());
            }
        }
        if (statesByUuid.isEmpty()) {
            return;
        }
        Map<String, User> known = citizens.byUuid(statesByUuid.keySet());
        statesByUuid.forEach((uuid, states) -> {
            User user = known.get(uuid);
            // Who is on record with another state is nobody here: the answer would tell his name and number.
            if (user == null || !states.equals(Set.of(user.tenantId().state()))) {
                problems.add(BillingError.UNKNOWN_PAYER, "payer.uuid: nobody on record has " + uuid);
            } else if (user.type() == UserType.EMPLOYEE) {
                problems.add(BillingError.PAYER_IS_EMPLOYEE, "payer.uuid: " + uuid + " is an employee, not a citizen");
            }
        });
    }

    /**
     * The uuid of a draft's payer; null when the draft names nobody well enough.
     *
     * @param caller who raises it; null for a job
     */
    @Nullable
    String uuidOf(DemandDraft draft, @Nullable Caller caller) {
        DemandDraft.PayerDraft payer = draft.payer();
        if (payer == null) {
            return null;
        }
        if (payer.uuid() != null) {
            return payer.uuid();
        }
        if (payer.name() == null || payer.mobileNumber() == null) {
            return null;
        }
        return caller != null && caller.is(UserType.CITIZEN)
                ? caller.uuid()
                : citizens.findOrCreate(draft.tenantId().state(), payer.name(), payer.mobileNumber())
                        .uuid();
    }
}
