package dev.kosh.billing.bulk;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.TaxHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the columns of a sheet of demands mean, by its first row: members of a demand by their names in any letter case,
 * and one column per tax head by its code (docs/contract/billing.md, demand load).
 */
final class SheetColumns {

    static final String RESULT = "result";
    static final String PROBLEMS = "problems";

    /** What {@code result} says of a row that became a demand. */
    static final String LOADED = "LOADED";

    private static final List<String> REQUIRED =
            List.of("consumerCode", "businessService", "taxPeriodFrom", "taxPeriodTo");
    private static final List<String> OPTIONAL = List.of(
            "consumerType",
            "payerName",
            "payerMobileNumber",
            "payerUuid",
            "minimumAmountPayable",
            "fixedBillExpiryDate",
            "locality",
            RESULT,
            PROBLEMS);

    private final Map<String, Integer> members = new HashMap<>();
    private final Map<String, Integer> heads = new LinkedHashMap<>();

    /** @throws BulkFailed naming every column that is missing, unknown or there twice */
    SheetColumns(List<String> header, BillingMasters masters) {
        Map<String, String> known = new HashMap<>();
        REQUIRED.forEach(name -> known.put(name.toLowerCase(Locale.ROOT), name));
        OPTIONAL.forEach(name -> known.put(name.toLowerCase(Locale.ROOT), name));
        Set<String> codes = masters.heads().stream().map(TaxHead::code).collect(Collectors.toSet());
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column).strip();
            String member = known.get(name.toLowerCase(Locale.ROOT));
            if (name.isEmpty()) {
                continue;
            }
            if (!seen.add(member == null ? name : member)) {
                wrong.add(name + " stands there twice");
            } else if (member != null) {
                members.put(member, column);
            } else if (codes.contains(name)) {
                heads.put(name, column);
            } else {
                wrong.add(name + " is neither a column of this sheet nor the code of a tax head");
            }
        }
        REQUIRED.stream().filter(name -> !members.containsKey(name)).forEach(name -> wrong.add(name + " is missing"));
        if (heads.isEmpty()) {
            wrong.add("there is no column of a tax head");
        }
        if (!wrong.isEmpty()) {
            throw new BulkFailed("columns: " + String.join("; ", wrong));
        }
    }

    /** The cell of a member in a row; empty when the sheet or the row has none. */
    String cell(List<String> row, String member) {
        Integer column = members.get(member);
        return column == null || column >= row.size() ? "" : row.get(column).strip();
    }

    /** Amounts of a row by tax head, as they are written; heads without amount are left out. */
    Map<String, String> amounts(List<String> row) {
        Map<String, String> amounts = new LinkedHashMap<>();
        heads.forEach((head, column) -> {
            if (column < row.size() && !row.get(column).isBlank()) {
                amounts.put(head, row.get(column).strip());
            }
        });
        return amounts;
    }

    boolean isLoaded(List<String> row) {
        return cell(row, RESULT).equals(LOADED);
    }

    /** Whether a column is filled in by us, and left out when the sheet is returned. */
    static boolean isOurs(String header) {
        String name = header.strip();
        return name.equalsIgnoreCase(RESULT) || name.equalsIgnoreCase(PROBLEMS);
    }
}
