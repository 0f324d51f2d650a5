package dev.kosh.billing;

import dev.kosh.access.Caller;
import dev.kosh.access.Citizens;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.wire.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owes a demand: found on record, or put on record by name and mobile number. */
@Component
class Payers {

    private final Citizens citizens;

    Payers(Citizens citizens) {
        this.citizens = citizens;
    }

    /** Adds payers that are named by uuid and are unknown, or are employees. */
    void check(List<DemandDraft> drafts, Problems problems) {
        Set<String> named = drafts.stream()
                .map(DemandDraft::payer)
                .filter(Objects::nonNull)
                .map(DemandDraft.PayerDraft::uuid)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (named.isEmpty()) {
            return;
        }
        Map<String, User> known = citizens.byUuid(named);
        for (String uuid : named) {
            User user = known.get(uuid);
            if (user == null) {
                problems.add(BillingError.UNKNOWN_PAYER, "payer.uuid: nobody on record has " + uuid);
            } else if (user.type() == UserType.EMPLOYEE) {
                problems.add(BillingError.PAYER_IS_EMPLOYEE, "payer.uuid: " + uuid + " is an employee, not a citizen");
            }
        }
    }

    /** The uuid of a draft's payer; null when the draft names nobody well enough. */
    @Nullable
    String uuidOf(DemandDraft draft, Caller caller) {
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
        return caller.is(UserType.CITIZEN)
                ? caller.uuid()
                : citizens.findOrCreate(draft.tenantId().state(), payer.name(), payer.mobileNumber())
                        .uuid();
    }
}
