package dev.kosh.simulator.services;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of a call, or one beneficiary's part of them. Every scalar is a JSON string, as the contract says. */
final class Params {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final JsonNode node;

    Params(JsonNode node) {
        this.node = node;
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** A text that must be there and not be blank. */
    String text(String name) {
        String value = optional(name);
        if (value == null || value.isBlank()) {
            throw new WrongRequest("Mandatory parameter " + name + " is missing");
        }
        return value;
    }

    /** A text that may be missing, but is no number or object. */
    @Nullable
    String optional(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new WrongRequest("Parameter " + name + " must be text");
        }
        return value.stringValue();
    }

    LocalDate date(String name) {
        String value = matching(name, DATE, "yyyy-MM-dd");
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException noSuchDay) {
            throw new WrongRequest("Parameter " + name + " is no day: " + value);
        }
    }

    String dateTime(String name) {
        return matching(name, DATE_TIME, "yyyy-MM-dd HH:mm:ss");
    }

    int count(String name) {
        return Integer.parseInt(matching(name, COUNT, "a count"));
    }

    long paise(String name) {
        return new BigDecimal(matching(name, AMOUNT, "an amount in rupees"))
                .movePointRight(2)
                .longValueExact();
    }

    /** The first array among these names; an error text names the first. */
    List<Params> rows(String... names) {
        for (String name : names) {
            if (node.path(name).isArray()) {
                List<Params> rows = new ArrayList<>();
                node.path(name).forEach(row -> rows.add(new Params(row)));
                return rows;
            }
        }
        throw new WrongRequest("Mandatory parameter " + names[0] + " is missing");
    }

    /** Refuses a value that is not the one in the treasury's books. */
    void same(String name, String expected) {
        String given = text(name);
        if (!given.equals(expected)) {
            throw new WrongRequest("Parameter " + name + " is " + given + ", in the books it is " + expected);
        }
    }

    private String matching(String name, Pattern pattern, String meaning) {
        String value = text(name);
        if (!pattern.matcher(value).matches()) {
            throw new WrongRequest("Parameter " + name + " is not " + meaning + ": " + value);
        }
        return value;
    }
}
