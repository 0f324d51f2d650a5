package dev.kosh.billing;

import dev.kosh.events.Actor;
import dev.kosh.events.Announcement;
import dev.kosh.events.Announcements;
import dev.kosh.wire.RequestInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Announces demands that were raised or changed (docs/contract/events.md, topics). */
@Component
public class DemandTopics {

    /** The original's, to which the indexer listens. */
    public static final String DEMANDS = "create-demand-index";

    private final Announcements announcements;

    DemandTopics(Announcements announcements) {
        this.announcements = announcements;
    }

    /** Within the transaction that raised and changed them. */
    public void announce(List<Demand> created, List<Demand> changed, Actor actor) {
        announcements.announce(
                Stream.concat(
                                created.stream().map(demand -> announcement(demand, "CREATED")),
                                changed.stream().map(demand -> announcement(demand, "CHANGED")))
                        .toList(),
                actor,
                RequestInfo.DEFAULT_LOCALE);
    }

    private static Announcement announcement(Demand demand, String what) {
        String id = demand.id().toString();
        return new Announcement(demand.tenantId(), DEMANDS, id, List.of(id), Map.of("action", what));
    }
}
