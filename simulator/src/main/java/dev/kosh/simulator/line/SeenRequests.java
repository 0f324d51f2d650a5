package dev.kosh.simulator.line;

import dev.kosh.simulator.Fault;
import dev.kosh.simulator.JitService;
import dev.kosh.simulator.SeenRequest;
import dev.kosh.simulator.faults.FaultPlan;
import dev.kosh.simulator.http.HttpCall;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What reached the treasury: counts of everything, and the latest calls themselves. */
public final class SeenRequests {

    private static final Set<String> SECRET_HEADERS = Set.of("clientsecret", "authtoken", "authorization");
    private static final String MASK = "****";

    private final int mostKept;
    private final Deque<SeenRequest> latest = new ArrayDeque<>();
    private final Map<JitService, Long> counts = new EnumMap<>(JitService.class);
    private long order;

    public SeenRequests(int mostKept) {
        this.mostKept = mostKept;
    }

    public List<SeenRequest> latest() {
        return List.copyOf(latest);
    }

    public long count(JitService service) {
        return counts.getOrDefault(service, 0L);
    }

    void add(
            JitService service,
            @Nullable String number,
            JsonNode params,
            HttpCall call,
            FaultPlan.@Nullable Played played,
            Instant now) {
        order++;
        counts.merge(service, 1L, Long::sum);
        if (mostKept > 0) {
            if (latest.size() == mostKept) {
                latest.removeFirst();
            }
            Fault fault = played == null ? null : played.fault();
            latest.add(new SeenRequest(order, now, service, number, params, masked(call.headers()), fault));
        }
    }

    private static Map<String, String> masked(Map<String, String> headers) {
        Map<String, String> shown = new LinkedHashMap<>(headers);
        shown.replaceAll((name, value) -> SECRET_HEADERS.contains(name) ? MASK : value);
        return shown;
    }
}
