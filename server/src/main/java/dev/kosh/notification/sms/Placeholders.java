package dev.kosh.notification.sms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code {name}} and {@code <name>}, in any letter case. Values go in as they are: what looks like a placeholder
 * or a pattern inside a value stays text.
 */
final class Placeholders {

    private static final Pattern NAMED = Pattern.compile("\\{([\\w ]+)}|<([\\w ]+)>");

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

    /** Names of placeholders without an entry, which stay visible. */
    static List<String> unknown(String template, Set<String> known) {
        return NAMED.matcher(template)
                .results()
                .map(named -> named.group(1) == null ? named.group(2) : named.group(1))
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private static int endOfPlaceholder(String template, int at) {
        return switch (template.charAt(at)) {
            case '{' -> template.indexOf('}', at);
            case '<' -> template.indexOf('>', at);
            default -> -1;
        };
    }
}
