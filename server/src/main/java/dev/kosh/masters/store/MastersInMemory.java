package dev.kosh.masters.store;

import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.Masters;
import dev.kosh.masters.NumberFormat;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers from one immutable snapshot; a lookup is one read of a map. */
@Component
class MastersInMemory implements Masters {

    private static final Logger log = LoggerFactory.getLogger(MastersInMemory.class);

    private final MasterTables tables;
    private volatile Snapshot snapshot;

    MastersInMemory(MasterTables tables) {
        this.tables = tables;
        this.snapshot = read();
    }

    @Override
    public Optional<Tenant> tenant(TenantId id) {
        return snapshot.tenants().getOrDefault(id, Optional.empty());
    }

    @Override
    public Collection<Tenant> tenants() {
        return snapshot.allTenants();
    }

    @Override
    public Optional<BillingMasters> billing(TenantId id) {
        return snapshot.billing().getOrDefault(id, Optional.empty());
    }

    @Override
    public Optional<NumberFormat> numberFormat(TenantId id, String idName) {
        return Optional.ofNullable(
                snapshot.numberFormats().getOrDefault(id, Map.of()).get(idName));
    }

    @Override
    public Optional<ExpenditureMasters> expenditure(TenantId id) {
        return snapshot.expenditure().getOrDefault(id, Optional.empty());
    }

    /** Grows with every change of masters. */
    long revision() {
        return snapshot.revision();
    }

    /** Reads everything again when the revision in the database is another one. */
    synchronized void refresh() {
        if (tables.revision() != snapshot.revision()) {
            snapshot = read();
        }
    }

    // The revision is read first: a change in between is then read twice rather than missed.
    private Snapshot read() {
        long revision = tables.revision();
        Collection<MasterFile> files = tables.files(List.of(MasterFile.BILLING, MasterFile.IFMS, MasterFile.EXPENSE));
        files.stream().filter(file -> file.isBilling(MasterFile.TAX_PERIOD)).forEach(MastersInMemory::lint);
        return Snapshot.of(revision, tables.tenants(), files, tables.files(List.of(MasterFile.COMMON)));
    }

    private static void lint(MasterFile periods) {
        TaxPeriodLint.findings(BillingRows.periods(periods.rows()))
                .forEach(finding -> log.warn("Masters of {}: {}", periods.tenantId(), finding));
    }
}
