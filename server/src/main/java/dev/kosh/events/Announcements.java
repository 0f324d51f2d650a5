package dev.kosh.events;

import java.util.List;

/**
 * Tells other systems what happens, in the transaction of what happens; a statement of one's own calls the SQL function
 * {@code events.announce} instead (docs/contract/events.md, events for other systems).
 */
public interface Announcements {

    /** Owes the events to whoever subscribed; nothing when nobody did. */
    void announce(List<Announcement> events, Actor actor, String locale);
}
