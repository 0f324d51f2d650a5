package dev.kosh.disbursement;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people search an instruction by, taken from its bills: ward and project stand in their additional details. */
final class BillContexts {

    private BillContexts() {}

    static BillContext of(List<ExpenseBill> bills) {
        return new BillContext(
                bills.stream().map(ExpenseBill::billNumber).sorted().toList(),
                bills.stream().map(ExpenseBill::workOrder).distinct().sorted().toList(),
                first(bills, "ward"),
                first(bills, "projectType"),
                first(bills, "projectName"));
    }

    private static @Nullable String first(List<ExpenseBill> bills, String member) {
        Function<ExpenseBill, @Nullable String> text = bill -> {
            JsonNode details = bill.additionalDetails();
            return details == null ? null : details.path(member).asString(null);
        };
        return bills.stream().map(text).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
