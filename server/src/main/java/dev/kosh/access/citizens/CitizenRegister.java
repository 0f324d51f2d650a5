package dev.kosh.access.citizens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kosh.access.Citizens;
import dev.kosh.access.NewUser;
import dev.kosh.access.Role;
import dev.kosh.access.User;
import dev.kosh.access.UserType;
import dev.kosh.access.store.UserStore;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The payers of each state. */
@Service
class CitizenRegister implements Citizens {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 20_000;

    private final Cache<String, User> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private final UserStore users;
    private final Clock clock;

    CitizenRegister(UserStore users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Map<String, User> byUuid(Collection<String> uuids) {
        Map<String, User> found = new HashMap<>(known.getAllPresent(uuids));
        List<String> unknown = new ArrayList<>(uuids);
        unknown.removeAll(found.keySet());
        if (!unknown.isEmpty()) {
            for (User user : users.byUuid(unknown)) {
                known.put(user.uuid(), user);
                found.put(user.uuid(), user);
            }
        }
        return found;
    }

    @Override
    public List<User> byMobileNumber(TenantId state, String mobileNumber) {
        return users.citizensByMobile(state, mobileNumber);
    }

    @Override
    public List<User> byEmail(TenantId state, String emailId) {
        return users.citizensByEmail(state, emailId);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public User findOrCreate(TenantId state, String name, String mobileNumber) {
        users.lockMobile(state, mobileNumber);
        return users.citizensByMobile(state, mobileNumber).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseGet(() -> create(state, name, mobileNumber));
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public User bearerOf(TenantId state, String name, String mobileNumber) {
        return bearer(state, name, mobileNumber).orElseGet(() -> {
            users.lockMobile(state, mobileNumber);
            return bearer(state, name, mobileNumber).orElseGet(() -> create(state, name, mobileNumber));
        });
    }

    private Optional<User> bearer(TenantId state, String name, String mobileNumber) {
        List<User> bearers = users.citizensByMobile(state, mobileNumber);
        return bearers.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .or(() -> bearers.stream().findFirst());
    }

    private User create(TenantId state, String name, String mobileNumber) {
        String uuid = UUID.randomUUID().toString();
        // The number is no user name here: nobody has proved yet that it is this person's.
        NewUser citizen = new NewUser(
                uuid,
                UUID.randomUUID().toString(),
                name,
                UserType.CITIZEN,
                state,
                mobileNumber,
                null,
                null,
                null,
                true,
                null,
                List.of(new Role("CITIZEN", "Citizen", state)),
                List.of());
        users.insert(citizen, null, clock.instant());
        return users.byUuid(List.of(uuid)).get(0);
    }
}
