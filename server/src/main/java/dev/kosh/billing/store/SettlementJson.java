package dev.kosh.billing.store;

import dev.kosh.billing.ConsumerKey;
import dev.kosh.billing.Demand;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** What the SQL functions {@code billing.settle_bills} and {@code billing.reopen_bills} read. */
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

    /** {@code [{"service", "consumer", "version"}]}. */
    public static String accounts(Map<ConsumerKey, Long> versions) {
        ArrayNode accounts = StoredLines.JSON.createArrayNode();
        versions.forEach((consumer, version) -> accounts.addObject()
                .put("service", consumer.businessService())
                .put("consumer", consumer.consumerCode())
                .put("version", version));
        return accounts.toString();
    }
}
