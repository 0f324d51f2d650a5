package dev.kosh.masters;

import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.RequestRefused;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand between the brackets of an id format besides tenants and sequences: a date, a financial year, the code
 * of the city, random digits (docs/contract/masters.md, id formats).
 */
@FunctionalInterface
public interface IdItem {

    /**
     * The text that stands for it.
     *
     * @throws RequestRefused {@code CITY_CODE_NOT_FOUND} when the masters hold no code of the city
     */
    String of(Tenant tenant, Instant at);

    /** @throws IllegalArgumentException when there is no such item */
    static IdItem parse(String item) {
        if (item.startsWith("cy:")) {
            DateTimeFormatter pattern = Items.datePattern(item.substring(3));
            return (tenant, at) -> pattern.format(at);
        }
        if (item.startsWith("fy:")) {
            return Items.financialYear(item.substring(3));
        }
        if (item.toLowerCase(Locale.ROOT).startsWith("city")) {
            return (tenant, at) -> Items.cityCode(tenant);
        }
        Matcher random = Items.RANDOM_DIGITS.matcher(item);
        if (random.matches()) {
            int digits = Integer.parseInt(random.group(1));
            return (tenant, at) -> Items.randomDigits(digits);
        }
        throw new IllegalArgumentException(
                "[" + item + "] is none of [cy:…], [fy:…], [CITY.CODE], [d{n}], [tenantid], [SEQ_…]");
    }

    /** Whether an item is a sequence, which the database counts. */
    static boolean isSequence(String item) {
        return item.toLowerCase(Locale.ROOT).startsWith("seq");
    }

    /** How each kind is made. */
    final class Items {

        private static final Pattern FINANCIAL_YEAR = Pattern.compile("(yy|yyyy)-(yy|yyyy)");
        private static final Pattern RANDOM_DIGITS = Pattern.compile("d\\{([1-9]|1[0-9])}");
        private static final SecureRandom RANDOM = new SecureRandom();

        private Items() {}

        private static DateTimeFormatter datePattern(String pattern) {
            try {
                DateTimeFormatter date =
                        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(BusinessCalendar.ZONE);
                if (!date.format(Instant.EPOCH).isEmpty()) {
                    return date;
                }
            } catch (IllegalArgumentException | DateTimeException meaningless) {
                // Told below.
            }
            throw new IllegalArgumentException("[cy:" + pattern + "] is no pattern of a date, such as [cy:yyyy-MM-dd]");
        }

        private static IdItem financialYear(String pattern) {
            Matcher years = FINANCIAL_YEAR.matcher(pattern);
            if (!years.matches()) {
                throw new IllegalArgumentException("[fy:" + pattern + "] is not of the form [fy:yyyy-yy]");
            }
            int first = years.group(1).length();
            int second = years.group(2).length();
            return (tenant, at) -> {
                int start = BusinessCalendar.firstYearOfFinancialYear(at);
                return year(start, first) + "-" + year(start + 1, second);
            };
        }

        private static String year(int year, int digits) {
            String full = Integer.toString(year);
            return full.substring(full.length() - digits);
        }

        private static String cityCode(Tenant tenant) {
            if (tenant.cityCode().isEmpty()) {
                throw new RequestRefused(
                        MastersError.CITY_CODE_NOT_FOUND,
                        "the masters hold no city code of " + tenant.id() + ", which the form of this number needs");
            }
            return tenant.cityCode();
        }

        private static String randomDigits(int digits) {
            return RANDOM.ints(digits, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
        }
    }
}
