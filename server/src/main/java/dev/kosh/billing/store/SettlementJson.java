package dev.kosh.billing.store;

import dev.kosh.billing.Demand;
import java.util.List;

/** New balances of demands in the form that the SQL function {@code billing.settle_bill} reads. */
public final class SettlementJson {

    private SettlementJson() {}

    /** {@code [{"id", "details": […], "tax_paise", "collected_paise"}]}. */
    public static String demands(List<Demand> demands) {
        StringBuilder json = new StringBuilder(256).append('[');
        for (Demand demand : demands) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append("{\"id\":\"")
                    .append(demand.id())
                    .append("\",\"tax_paise\":")
                    .append(demand.tax().paise())
                    .append(",\"collected_paise\":")
                    .append(demand.collected().paise())
                    .append(",\"details\":")
                    .append(StoredLines.writeDemandDetails(demand.details()))
                    .append('}');
        }
        return json.append(']').toString();
    }
}
