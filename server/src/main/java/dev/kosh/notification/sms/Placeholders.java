package dev.kosh.notification.sms;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code {name}} and {@code <name>}, in any letter case. Values go in as they are: what looks like a placeholder
 * or a pattern inside a value stays text.
 */
final class Placeholders {

    private Placeholders() {}

    /**
     * @param values by name in lower case; a placeholder without an entry stays visible, one with null vanishes
     */
    static String fill(String template, Map<String, @Nullable String> values) {
        StringBuilder text = new StringBuilder(template.length() * 2);
        int at = 0;
        while (at < template.length()) {
            int end = endOfPlaceholder(template, at);
            String name = end < 0 ? "" : template.substring(at + 1, end).toLowerCase(Locale.ROOT);
            if (end >= 0 && values.containsKey(name)) {
                String value = values.get(name);
                text.append(value == null ? "" : value);
                at = end + 1;
            } else {
                text.append(template.charAt(at));
                at++;
            }
        }
        return text.toString();
    }

    private static int endOfPlaceholder(String template, int at) {
        return switch (template.charAt(at)) {
            case '{' -> template.indexOf('}', at);
            case '<' -> template.indexOf('>', at);
            default -> -1;
        };
    }
}
