package dev.kosh.masters.store;

import dev.kosh.masters.HeadCode;
import dev.kosh.masters.HeadOfAccount;
import dev.kosh.masters.SpendingUnit;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads rows of the modules ifms and expense (docs/contract/masters.md, expenditure). */
final class ExpenditureRows {

    private static final String DEDUCTION = "deduction";

    private ExpenditureRows() {}

    static List<SpendingUnit> units(JsonNode rows) {
        return read(MasterFile.SSU_DETAILS, rows, ExpenditureRows::unit);
    }

    static List<HeadOfAccount> heads(JsonNode rows) {
        return read(MasterFile.HEADS_OF_ACCOUNT, rows, ExpenditureRows::head);
    }

    static List<HeadCode> headCodes(JsonNode rows) {
        return read(MasterFile.HEAD_CODES, rows, ExpenditureRows::headCode);
    }

    private static <T> List<T> read(String master, JsonNode rows, Function<MasterRow, T> reader) {
        return rows.valueStream()
                .map(row -> reader.apply(new MasterRow(master, row)))
                .toList();
    }

    private static SpendingUnit unit(MasterRow row) {
        String ssuId = row.required("ssuId");
        return new SpendingUnit(
                row.text("id", ssuId),
                row.required("ddoCode"),
                row.required("granteeAgCode"),
                row.text("granteeName", ""),
                ssuId,
                row.text("ssuOffice", ""),
                row.text("programCode", ""),
                row.instantOrNull("effectiveFrom"),
                row.instantOrNull("effectiveTo"),
                row.flag("active"));
    }

    private static HeadOfAccount head(MasterRow row) {
        String code = row.required("code");
        return new HeadOfAccount(
                code,
                row.text("name", code),
                row.number("sequence", Integer.MAX_VALUE),
                row.required("schemeCode"),
                row.instantOrNull("effectiveFrom"),
                row.instantOrNull("effectiveTo"),
                row.flag("active"));
    }

    private static HeadCode headCode(MasterRow row) {
        String category = row.text("category", "");
        return new HeadCode(
                row.required("code"), category, row.text("service", ""), category.equalsIgnoreCase(DEDUCTION));
    }
}
