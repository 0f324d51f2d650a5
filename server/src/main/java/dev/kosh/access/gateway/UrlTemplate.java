package dev.kosh.access.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL in which {@code {name}} stands for any one segment. The role may take it up: {@code CR_{module}} may call
 * {@code /…/{module}/_workflow} means that {@code CR_PT} may for {@code PT}.
 */
final class UrlTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final String role;
    private final boolean roleIsTemplate;
    private final Pattern url;
    private final List<String> names = new ArrayList<>();

    UrlTemplate(String role, String url) {
        this.role = role;
        this.roleIsTemplate = isTemplate(role);
        StringBuilder pattern = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(url);
        int from = 0;
        while (placeholder.find()) {
            pattern.append(Pattern.quote(url.substring(from, placeholder.start())))
                    .append("([^/]+)");
            names.add(placeholder.group(1));
            from = placeholder.end();
        }
        this.url = Pattern.compile(
                pattern.append(Pattern.quote(url.substring(from))).toString());
    }

    static boolean isTemplate(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    boolean allows(String held, String path) {
        if (!roleIsTemplate) {
            return held.equals(role) && url.matcher(path).matches();
        }
        Matcher match = url.matcher(path);
        return match.matches() && held.equals(roleFor(match));
    }

    private String roleFor(Matcher match) {
        String filled = role;
        for (int i = 0; i < names.size(); i++) {
            filled = filled.replace("{" + names.get(i) + "}", match.group(i + 1));
        }
        return filled;
    }
}
