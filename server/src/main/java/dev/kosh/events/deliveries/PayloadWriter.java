package dev.kosh.events.deliveries;

import dev.kosh.events.AnnouncedEvent;
import dev.kosh.events.EventSource;
import dev.kosh.wire.RequestInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what is sent: {@code {"RequestInfo": …}} and the members that the topic's source makes. {@code RequestInfo} says
 * who did it and in which language he spoke; never his token.
 */
@Component
class PayloadWriter {

    private static final String API = "Kosh";
    private static final String VERSION = "1.0";

    private final Map<String, EventSource> sources = new HashMap<>();
    private final JsonMapper json;

    PayloadWriter(List<EventSource> sources, JsonMapper json) {
        this.json = json;
        sources.forEach(source -> source.topics().forEach(topic -> this.sources.put(topic, source)));
    }

    Set<String> topics() {
        return new TreeSet<>(sources.keySet());
    }

    /** @param failures gets those whose payload cannot be made */
    Map<Delivery, byte[]> of(List<Delivery> deliveries, Map<Delivery, RuntimeException> failures) {
        Map<EventSource, List<Delivery>> bySource = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            EventSource source = sources.get(delivery.event().topic());
            if (source == null) {
                failures.put(delivery, new NotTaken("no payload is known for the topic"));
            } else {
                bySource.computeIfAbsent(source, one -> new ArrayList<>()).add(delivery);
            }
        }
        Map<Delivery, byte[]> written = new LinkedHashMap<>();
        bySource.forEach((source, ofSource) -> writeEach(source, ofSource, written, failures));
        return written;
    }

    /** One that breaks the reading of all costs the others a second reading, each alone. */
    private void writeEach(
            EventSource source,
            List<Delivery> deliveries,
            Map<Delivery, byte[]> written,
            Map<Delivery, RuntimeException> failures) {
        try {
            write(source, deliveries, written, failures);
        } catch (RuntimeException broken) {
            if (deliveries.size() == 1) {
                failures.put(deliveries.get(0), broken);
            } else {
                deliveries.forEach(delivery -> writeEach(source, List.of(delivery), written, failures));
            }
        }
    }

    private void write(
            EventSource source,
            List<Delivery> deliveries,
            Map<Delivery, byte[]> written,
            Map<Delivery, RuntimeException> failures) {
        Map<AnnouncedEvent, Map<String, JsonNode>> payloads =
                source.payloads(deliveries.stream().map(Delivery::event).toList());
        for (Delivery delivery : deliveries) {
            Map<String, JsonNode> payload = payloads.get(delivery.event());
            if (payload == null) {
                failures.put(delivery, new NotTaken("what the event is about is not to be found"));
            } else {
                ObjectNode body = json.createObjectNode();
                body.set("RequestInfo", requestInfo(delivery.event()));
                payload.forEach(body::set);
                written.put(delivery, json.writeValueAsBytes(body));
            }
        }
    }

    private ObjectNode requestInfo(AnnouncedEvent event) {
        ObjectNode info = json.createObjectNode()
                .put("apiId", API)
                .put("ver", VERSION)
                .put("ts", event.occurredAt().toEpochMilli())
                .put("msgId", event.id() + "|" + orElse(event.detail("locale"), RequestInfo.DEFAULT_LOCALE))
                .put("correlationId", event.detail("correlation"));
        info.putObject("userInfo")
                .put("uuid", event.detail("actor"))
                .put("tenantId", event.tenantId().value());
        return info;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return Objects.requireNonNullElse(text, otherwise);
    }
}
