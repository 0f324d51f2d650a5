package dev.kosh.masters.store;

import dev.kosh.wire.TenantId;
import tools.jackson.databind.JsonNode;

/**
 * One master of one tenant, as it was loaded.
 *
 * @param rows an array of objects
 */
record MasterFile(TenantId tenantId, String module, String master, JsonNode rows) {

    static final String BILLING = "BillingService";
    static final String BUSINESS_SERVICE = "BusinessService";
    static final String TAX_HEAD = "TaxHeadMaster";
    static final String TAX_PERIOD = "TaxPeriod";

    static final String COMMON = "common-masters";
    static final String ID_FORMAT = "IdFormat";

    static final String IFMS = "ifms";
    static final String SSU_DETAILS = "SSUDetails";
    static final String HEADS_OF_ACCOUNT = "HeadOfAccounts";

    static final String EXPENSE = "expense";
    static final String HEAD_CODES = "HeadCodes";

    static final String TENANT = "tenant";
    static final String TENANTS = "tenants";

    boolean isBilling(String name) {
        return is(BILLING, name);
    }

    boolean is(String moduleName, String masterName) {
        return module.equals(moduleName) && master.equals(masterName);
    }
}
