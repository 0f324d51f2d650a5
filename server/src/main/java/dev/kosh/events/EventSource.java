package dev.kosh.events;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes the payloads of topics, when an event is sent and not before: nothing of them is stored. */
public interface EventSource {

    Set<String> topics();

    /** The payload of each, without {@code RequestInfo}; an event whose subject is gone is absent. */
    Map<AnnouncedEvent, Map<String, JsonNode>> payloads(List<AnnouncedEvent> events);
}
