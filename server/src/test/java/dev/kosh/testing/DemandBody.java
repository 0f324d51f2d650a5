package dev.kosh.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A demand as a calculator sends it: for the financial year 2026-27 at Amritsar unless said otherwise. */
public final class DemandBody {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private DemandBody(String service, String consumerCode) {
        json.put("tenantId", "pb.amritsar")
                .put("businessService", service)
                .put("consumerCode", consumerCode)
                .put("consumerType", "ANY");
        year(2026);
        json.putArray("demandDetails");
    }

    public static DemandBody of(String service, String consumerCode) {
        return new DemandBody(service, consumerCode);
    }

    /** First millisecond of the financial year that begins in April of that year. */
    public static long yearFrom(int year) {
        return LocalDate.of(year, 4, 1).atStartOfDay(INDIA).toInstant().toEpochMilli();
    }

    /** Last second of the same financial year, as tax periods have it. */
    public static long yearTo(int year) {
        return yearFrom(year + 1) - 1000;
    }

    public DemandBody year(int year) {
        return period(yearFrom(year), yearTo(year));
    }

    public DemandBody period(long from, long to) {
        json.put("taxPeriodFrom", from).put("taxPeriodTo", to);
        return this;
    }

    public DemandBody line(String head, String rupees) {
        json.withArray("demandDetails")
                .addObject()
                .put("taxHeadMasterCode", head)
                .put("taxAmount", new BigDecimal(rupees));
        return this;
    }

    public DemandBody payer(String name, String mobileNumber) {
        json.putObject("payer").put("name", name).put("mobileNumber", mobileNumber);
        return this;
    }

    public DemandBody with(String member, Object value) {
        json.putPOJO(member, value);
        return this;
    }

    public DemandBody without(String member) {
        json.remove(member);
        return this;
    }

    public ObjectNode json() {
        return json;
    }
}
