package dev.kosh.masters.store;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.NumberFormat;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All masters at one revision, ready to be looked up: answers are made once, here.
 *
 * @param tenants by id
 * @param billing by id of every tenant
 * @param numberFormats by id of every tenant, then by the name of the number
 * @param expenditure by id of every tenant
 */
record Snapshot(
        long revision,
        Map<TenantId, Optional<Tenant>> tenants,
        Map<TenantId, Optional<BillingMasters>> billing,
        Map<TenantId, Map<String, NumberFormat>> numberFormats,
        Map<TenantId, Optional<ExpenditureMasters>> expenditure) {

    private static final JsonNode NO_ROWS = JsonNodeFactory.instance.arrayNode();

    static Snapshot of(
            long revision,
            Collection<Tenant> tenants,
            Collection<MasterFile> files,
            Collection<MasterFile> commonFiles) {
        Map<TenantId, Map<String, JsonNode>> billingRows = rows(files, Set.of(MasterFile.BILLING));
        Map<TenantId, Map<String, JsonNode>> expenditureRows = rows(files, Set.of(MasterFile.IFMS, MasterFile.EXPENSE));
        Map<TenantId, BillingMasters> byOwner = new HashMap<>();
        return new Snapshot(
                revision,
                tenants.stream().collect(Collectors.toUnmodifiableMap(Tenant::id, Optional::of)),
                tenants.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Tenant::id,
                                tenant -> Optional.of(byOwner.computeIfAbsent(
                                        owner(billingRows, tenant.id()), owner -> billing(billingRows, owner))))),
                numberFormats(tenants, commonFiles),
                tenants.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Tenant::id, tenant -> Optional.of(expenditure(expenditureRows, tenant.id())))));
    }

    /** Format by format a tenant takes its own, else that of the nearest above it. */
    private static Map<TenantId, Map<String, NumberFormat>> numberFormats(
            Collection<Tenant> tenants, Collection<MasterFile> commonFiles) {
        Map<TenantId, Map<String, NumberFormat>> own = commonFiles.stream()
                .filter(file -> file.master().equals(MasterFile.ID_FORMAT))
                .collect(Collectors.toMap(MasterFile::tenantId, IdFormats::read));
        Map<TenantId, Map<String, NumberFormat>> byTenant = new HashMap<>();
        for (Tenant tenant : tenants) {
            Map<String, NumberFormat> formats = new HashMap<>();
            for (TenantId level : Levels.of(tenant.id())) {
                own.getOrDefault(level, Map.of()).forEach(formats::putIfAbsent);
            }
            byTenant.put(tenant.id(), Map.copyOf(formats));
        }
        return byTenant;
    }

    private static Map<TenantId, Map<String, JsonNode>> rows(Collection<MasterFile> files, Set<String> modules) {
        return files.stream()
                .filter(file -> modules.contains(file.module()))
                .collect(Collectors.groupingBy(
                        MasterFile::tenantId, Collectors.toMap(MasterFile::master, MasterFile::rows)));
    }

    /** Spending units are the ULB's own: those of a state are not inherited. */
    private static ExpenditureMasters expenditure(Map<TenantId, Map<String, JsonNode>> rows, TenantId tenant) {
        return new ExpenditureMasters(
                ExpenditureRows.units(
                        rows.getOrDefault(tenant, Map.of()).getOrDefault(MasterFile.SSU_DETAILS, NO_ROWS)),
                ExpenditureRows.heads(inherited(rows, tenant, MasterFile.HEADS_OF_ACCOUNT)),
                ExpenditureRows.headCodes(inherited(rows, tenant, MasterFile.HEAD_CODES)));
    }

    Collection<Tenant> allTenants() {
        return tenants.values().stream().flatMap(Optional::stream).toList();
    }

    /** The tenant, or the nearest above it, that has billing masters: ULBs without their own share one object. */
    private static TenantId owner(Map<TenantId, Map<String, JsonNode>> rows, TenantId tenant) {
        for (TenantId level : Levels.of(tenant)) {
            if (rows.containsKey(level)) {
                return level;
            }
        }
        return tenant.state();
    }

    private static BillingMasters billing(Map<TenantId, Map<String, JsonNode>> rows, TenantId owner) {
        return new BillingMasters(
                BillingRows.services(inherited(rows, owner, MasterFile.BUSINESS_SERVICE)),
                BillingRows.heads(inherited(rows, owner, MasterFile.TAX_HEAD)),
                BillingRows.periods(inherited(rows, owner, MasterFile.TAX_PERIOD)));
    }

    private static JsonNode inherited(Map<TenantId, Map<String, JsonNode>> rows, TenantId owner, String master) {
        for (TenantId level : Levels.of(owner)) {
            @Nullable JsonNode own = rows.getOrDefault(level, Map.of()).get(master);
            if (own != null) {
                return own;
            }
        }
        return NO_ROWS;
    }
}
