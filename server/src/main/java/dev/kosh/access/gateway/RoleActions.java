package dev.kosh.access.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kosh.access.store.RoleActionStore;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The permissions in memory: read again when the table changes, and every minute anyway. */
@Component
class RoleActions {

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final String ONLY = "permissions";

    private final LoadingCache<String, Permissions> permissions;

    RoleActions(RoleActionStore store, @Value("${kosh.compat.employee-collects:false}") boolean employeeCollects) {
        Map<String, Boolean> switches = Map.of("employee-collects", employeeCollects);
        this.permissions = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .build(key -> new Permissions(store.all().stream()
                        .filter(action ->
                                action.switchName() == null || switches.getOrDefault(action.switchName(), false))
                        .toList()));
    }

    Permissions current() {
        return permissions.get(ONLY);
    }

    void forget() {
        // By its key: what is being read at this moment would outlive a call that names none.
        permissions.invalidate(ONLY);
    }
}
