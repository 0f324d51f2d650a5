package dev.kosh.masters.store;

import dev.kosh.masters.BusinessService;
import dev.kosh.masters.TaxHead;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.masters.TaxPeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads rows of the module BillingService as lenient as the states' files are (docs/contract/masters.md, billing). */
final class BillingRows {

    private BillingRows() {}

    static List<BusinessService> services(JsonNode rows) {
        return read(MasterFile.BUSINESS_SERVICE, rows, BillingRows::service);
    }

    static List<TaxHead> heads(JsonNode rows) {
        return read(MasterFile.TAX_HEAD, rows, BillingRows::head);
    }

    static List<TaxPeriod> periods(JsonNode rows) {
        return read(MasterFile.TAX_PERIOD, rows, BillingRows::period);
    }

    private static <T> List<T> read(String master, JsonNode rows, Function<MasterRow, T> reader) {
        return rows.valueStream()
                .map(row -> reader.apply(new MasterRow(master, row)))
                .toList();
    }

    private static BusinessService service(MasterRow row) {
        String code = row.required("code");
        return new BusinessService(
                code,
                row.text("businessService", code),
                row.flag("partPaymentAllowed"),
                row.flag("isAdvanceAllowed"),
                row.flag("isBillAmendmentEnabled"),
                row.texts("collectionModesNotAllowed"),
                row.rupees("minAmountPayable"),
                row.millis("demandUpdateTime"));
    }

    private static TaxHead head(MasterRow row) {
        String code = row.required("code");
        return new TaxHead(
                row.required("service"),
                code,
                row.text("name", code),
                category(row.text("category", "")),
                row.number("order", 0),
                row.flag("isDebit"),
                row.flag("isActualDemand"));
    }

    private static TaxHeadCategory category(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(TaxHeadCategory.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(TaxHeadCategory.OTHER);
    }

    private static TaxPeriod period(MasterRow row) {
        return new TaxPeriod(
                row.required("service"),
                row.required("code"),
                row.instant("fromDate"),
                row.instant("toDate"),
                row.text("periodCycle", ""),
                row.text("financialYear", ""));
    }
}
