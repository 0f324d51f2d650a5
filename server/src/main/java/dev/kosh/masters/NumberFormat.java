package dev.kosh.masters;

import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a number that people read, such as {@code [cy:MM]/[fy:yyyy-yy]/[SEQ_COLL_RCPT_NUM]}: a prefix, then a count
 * that the database makes (docs/contract/masters.md, id formats). Parsed once.
 */
public final class NumberFormat {

    private static final int LONGEST = 200;
    private static final Pattern ITEM = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern SEQUENCE_NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    private static final String SERVICE = "{module}";
    private static final String UNUSED = "{tenantid}";
    /** Stand for the tenant items, which may also stand within others, while a format is taken apart. */
    private static final String[] TENANT_ITEMS = {"[tenantid]", "[tenant_id]", "[TENANT_ID]"};

    private static final String TENANT_MARKS = "\ue000\ue001\ue002";

    /** What a number is given to. */
    private record Subject(Tenant tenant, String service, Instant at) {}

    private interface Piece {
        String of(Subject subject);
    }

    private final List<Piece> prefix;
    private final String text;

    private NumberFormat(String text, List<Piece> prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    /** @throws IllegalArgumentException when a number of this form cannot be made as a prefix and a count after it */
    public static NumberFormat valueOf(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw wrong(text, "a format has 1 to " + LONGEST + " characters");
        }
        String marked = text.replace(UNUSED, "");
        for (int i = 0; i < TENANT_ITEMS.length; i++) {
            marked = marked.replace(TENANT_ITEMS[i], TENANT_MARKS.substring(i, i + 1));
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher item = ITEM.matcher(marked);
        int from = 0;
        while (item.find()) {
            addLiteral(text, marked.substring(from, item.start()), pieces);
            from = item.end();
            if (IdItem.isSequence(item.group(1))) {
                checkSequence(text, item.group(1), marked.substring(0, item.start()), marked.substring(from));
                return new NumberFormat(text, List.copyOf(pieces));
            }
            pieces.add(piece(text, item.group(1)));
        }
        throw wrong(text, "it must end in a sequence, such as [SEQ_COLL_RCPT_NUM]");
    }

    /**
     * What stands before the count.
     *
     * @param service that {@code {module}} stands for; empty where no single service is meant
     * @throws RequestRefused {@code CITY_CODE_NOT_FOUND} when the format wants the code of a city that has none
     */
    public String prefix(Tenant tenant, String service, Instant at) {
        Subject subject = new Subject(tenant, service, at);
        StringBuilder made = new StringBuilder();
        for (Piece piece : prefix) {
            made.append(piece.of(subject));
        }
        return made.toString();
    }

    /** Whether its numbers say which service they belong to. */
    public boolean namesService() {
        return text.contains(SERVICE);
    }

    /** Whether its numbers say which financial year they were given in. */
    public boolean namesFinancialYear() {
        return text.contains("[fy:");
    }

    @Override
    public String toString() {
        return text;
    }

    private static void addLiteral(String text, String literal, List<Piece> pieces) {
        if (literal.isEmpty()) {
            return;
        }
        String rest = literal.replace(SERVICE, "");
        if (rest.matches(".*[\\[\\]{}].*")) {
            throw wrong(text, "brackets stand in pairs around an item");
        }
        pieces.add(subject -> withTenant(literal, subject.tenant()).replace(SERVICE, subject.service()));
    }

    private static String withTenant(String marked, Tenant tenant) {
        String id = tenant.id().value();
        String underscored = id.replace('.', '_');
        return marked.replace(TENANT_MARKS.substring(0, 1), id)
                .replace(TENANT_MARKS.substring(1, 2), underscored)
                .replace(TENANT_MARKS.substring(2), underscored.toUpperCase(Locale.ROOT));
    }

    private static Piece piece(String text, String item) {
        try {
            IdItem parsed = IdItem.parse(item);
            return subject -> parsed.of(subject.tenant(), subject.at());
        } catch (IllegalArgumentException unknown) {
            throw wrong(text, String.valueOf(unknown.getMessage()));
        }
    }

    private static void checkSequence(String text, String item, String before, String after) {
        String name = item;
        for (char mark : TENANT_MARKS.toCharArray()) {
            name = name.replace(String.valueOf(mark), "_");
        }
        if (!SEQUENCE_NAME.matcher(name).matches()) {
            throw wrong(text, "the name of a sequence has letters, digits and underscores");
        }
        if (!after.isEmpty()) {
            throw wrong(text, "nothing may follow the sequence: a number is a prefix with a count after it");
        }
        char last = before.isEmpty() ? '/' : before.charAt(before.length() - 1);
        if (Character.isDigit(last) || last == ']' || last == '}' || TENANT_MARKS.indexOf(last) >= 0) {
            throw wrong(
                    text, "a sign such as / or - must stand before the sequence, or two numbers could read the same");
        }
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("format \"" + text + "\": " + why);
    }
}
