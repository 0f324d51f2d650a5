package dev.kosh.billing;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where each service's calculator is asked to bring demands up to date; a service that is not named has none. */
public record CalculatorUrls(Map<String, URI> byService) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param text JSON, code of the service to URL: {@code {"PT": "http://…/_updatedemand"}}; empty for none
     * @throws IllegalArgumentException when the text is something else
     */
    public static CalculatorUrls valueOf(String text) {
        if (text.isBlank()) {
            return new CalculatorUrls(Map.of());
        }
        Map<String, URI> urls = new HashMap<>();
        read(text).properties().forEach(each -> {
            String url = each.getValue().isString() ? each.getValue().asString() : "";
            if (!url.isBlank()) {
                urls.put(each.getKey(), absolute(each.getKey(), url));
            } else if (!each.getValue().isString()) {
                throw new IllegalArgumentException("the URL of calculator " + each.getKey() + " is no text");
            }
        });
        return new CalculatorUrls(Map.copyOf(urls));
    }

    private static JsonNode read(String text) {
        try {
            JsonNode urls = JSON.readTree(text);
            if (urls.isObject()) {
                return urls;
            }
        } catch (JacksonException malformed) {
            // Told below with everything else that is no object.
        }
        throw new IllegalArgumentException("calculators are named as JSON, {\"PT\": \"http://host/path\"}");
    }

    private static URI absolute(String service, String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below.
        }
        throw new IllegalArgumentException("calculator of " + service + ": an absolute http or https URL is needed");
    }

    public Optional<URI> of(String service) {
        return Optional.ofNullable(byService.get(service));
    }
}
