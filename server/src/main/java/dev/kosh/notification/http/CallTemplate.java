package dev.kosh.notification.http;

import dev.kosh.notification.DltRegistration;
import dev.kosh.notification.Sms;
import dev.kosh.outbound.OutboundCall;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes the call for a message out of what the settings say. */
final class CallTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\$([a-z]+)");

    private final HttpProviderSettings settings;
    private final URI url;

    CallTemplate(HttpProviderSettings settings) {
        this.settings = settings;
        this.url = Objects.requireNonNull(settings.url());
    }

    OutboundCall callFor(Sms sms) {
        Map<String, String> values = values(sms);
        Map<String, String> headers = filled(settings.headers(), values);
        if (settings.basicAuthentication()) {
            headers.put("Authorization", "Basic " + basic());
        }
        Map<String, String> parameters = filled(settings.parameters(), values);
        boolean get = settings.method().equals("GET");
        return new OutboundCall(
                settings.method(),
                get ? withQuery(form(parameters)) : url,
                headers,
                get ? null : body(parameters),
                settings.timeout(),
                (int) settings.mostAnswer().toBytes());
    }

    private Map<String, String> values(Sms sms) {
        DltRegistration registration = sms.registration();
        Map<String, String> values = new HashMap<>();
        values.put("mobileno", settings.mobilePrefix() + sms.number().digits());
        values.put("message", sms.text());
        values.put("reference", sms.tenantId() + " " + sms.reference());
        values.put("category", sms.category().name());
        values.put("locale", sms.locale());
        values.put("template", sms.template());
        values.put("tenantid", sms.tenantId().value());
        values.put("username", orEmpty(settings.username()));
        values.put("password", orEmpty(settings.password()));
        values.put("templateid", registration == null ? "" : registration.templateId());
        values.put("entityid", registration == null ? "" : orEmpty(registration.entityId()));
        String header = registration == null ? null : registration.header();
        values.put("senderid", header == null ? orEmpty(settings.sender()) : header);
        // Languages beside English need sixteen bits a letter, which many providers want to be told.
        values.put("unicode", String.valueOf(!sms.text().chars().allMatch(letter -> letter < 128)));
        return values;
    }

    /** Values go in as they are; a name that is none of ours stays visible, dollar and all. */
    private static Map<String, String> filled(Map<String, String> templates, Map<String, String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> filled.put(
                name,
                VARIABLE.matcher(template)
                        .replaceAll(variable -> Matcher.quoteReplacement(
                                values.getOrDefault(variable.group(1).toLowerCase(Locale.ROOT), variable.group())))));
        return filled;
    }

    private OutboundCall.Body body(Map<String, String> parameters) {
        return settings.content().equals("json")
                ? new OutboundCall.Body("application/json", JsonMapper.shared().writeValueAsBytes(parameters))
                : new OutboundCall.Body(
                        "application/x-www-form-urlencoded; charset=UTF-8",
                        form(parameters).getBytes(StandardCharsets.US_ASCII));
    }

    private URI withQuery(String query) {
        String address = url.toString();
        return URI.create(address + (address.indexOf('?') < 0 ? "?" : "&") + query);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String basic() {
        String pair = orEmpty(settings.username()) + ":" + orEmpty(settings.password());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
