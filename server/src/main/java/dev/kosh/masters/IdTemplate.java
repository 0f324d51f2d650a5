package dev.kosh.masters;

import dev.kosh.wire.RequestRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an id that other programs ask for, such as {@code MP/[CITY.CODE]/[fy:yyyy-yy]/[SEQ_EGOV_COMMON]}: text and
 * items in any order, with any number of sequences (docs/contract/platform.md, ids).
 */
public final class IdTemplate {

    private static final int LONGEST = 200;
    private static final Pattern ITEM = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern SEQUENCE_NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");

    /** What an example of each tenant item looks like, to check a format without a tenant. */
    private static final String ANY_TENANT = "t";

    private final String text;

    private IdTemplate(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when an item is unknown, or brackets do not stand in pairs */
    public static IdTemplate valueOf(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a format has 1 to " + LONGEST + " characters");
        }
        String example = text.replace("[tenantid]", ANY_TENANT)
                .replace("[tenant_id]", ANY_TENANT)
                .replace("[TENANT_ID]", ANY_TENANT);
        Matcher item = ITEM.matcher(example);
        while (item.find()) {
            if (!IdItem.isSequence(item.group(1))) {
                IdItem.parse(item.group(1));
            } else if (!SEQUENCE_NAME.matcher(item.group(1)).matches()) {
                throw new IllegalArgumentException(
                        "[" + item.group(1) + "]: a sequence has letters, digits and underscores, at most 60");
            }
        }
        if (ITEM.matcher(example).replaceAll("").matches(".*[\\[\\]].*")) {
            throw new IllegalArgumentException("brackets stand in pairs around an item");
        }
        return new IdTemplate(text);
    }

    /**
     * So many ids of this form. Items that are alike within one id share a value; random digits are drawn for each id.
     *
     * @param reserve takes the next {@code count} numbers of a sequence and answers the first of them
     * @throws RequestRefused {@code CITY_CODE_NOT_FOUND} when the masters hold no code of the city
     */
    public List<String> ids(Tenant tenant, Instant at, int count, ToLongFunction<String> reserve) {
        String id = tenant.id().value();
        String underscored = id.replace('.', '_');
        String format = text.replace("[tenantid]", id)
                .replace("[tenant_id]", underscored)
                .replace("[TENANT_ID]", underscored.toUpperCase(Locale.ROOT));
        Map<String, Long> firstNumbers = new HashMap<>();
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int index = i;
            Map<String, String> values = new HashMap<>();
            ids.add(ITEM.matcher(format)
                    .replaceAll(item -> Matcher.quoteReplacement(values.computeIfAbsent(
                            item.group(1),
                            name -> IdItem.isSequence(name)
                                    ? padded(firstNumbers.computeIfAbsent(name, reserve::applyAsLong) + index)
                                    : IdItem.parse(name).of(tenant, at)))));
        }
        return ids;
    }

    private static String padded(long number) {
        return "%06d".formatted(number);
    }

    @Override
    public String toString() {
        return text;
    }
}
