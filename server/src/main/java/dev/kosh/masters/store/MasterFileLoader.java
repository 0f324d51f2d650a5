package dev.kosh.masters.store;

import dev.kosh.masters.MasterFiles;
import dev.kosh.masters.MastersError;
import dev.kosh.masters.Tenant;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Checks a master file and replaces what it holds. */
@Service
class MasterFileLoader implements MasterFiles {

    private static final Logger log = LoggerFactory.getLogger(MasterFileLoader.class);

    private final MasterTables tables;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    MasterFileLoader(MasterTables tables, ApplicationEventPublisher publisher, Clock clock) {
        this.tables = tables;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void register(Tenant tenant) {
        tables.save(tenant);
        changed();
    }

    @Override
    @Transactional
    public List<String> load(TenantId tenant, JsonNode file) {
        List<MasterFile> masters = MasterFileLayout.masters(tenant, file);
        masters.forEach(MasterFileLoader::check);
        masters.stream()
                .filter(master -> master.is(MasterFile.TENANT, MasterFile.TENANTS))
                .flatMap(master -> master.rows().valueStream())
                .map(row -> new MasterRow(MasterFile.TENANTS, row))
                .map(MasterFileLoader::tenantOf)
                .forEach(named -> tables.save(within(tenant, named)));
        if (!tables.exists(tenant)) {
            throw new RequestRefused(MastersError.UNKNOWN_TENANT, "there is no tenant " + tenant);
        }
        masters.forEach(master -> tables.save(master, clock.instant()));
        changed();
        return masters.stream()
                .map(master -> master.module() + "." + master.master())
                .toList();
    }

    /** Whoever may load masters of one tenant names no other state's. */
    private static Tenant within(TenantId tenant, Tenant named) {
        if (!named.id().equals(tenant) && !named.id().value().startsWith(tenant.value() + ".")) {
            throw new RequestRefused(
                    MastersError.INVALID_MASTER_FILE,
                    "tenants: code " + named.id() + " is neither " + tenant + " nor one of its own");
        }
        return named;
    }

    private void changed() {
        tables.advanceRevision();
        publisher.publishEvent(new MastersChanged());
    }

    private static Tenant tenantOf(MasterRow row) {
        String id = row.required("code");
        if (!TenantId.isWellFormed(id)) {
            throw new RequestRefused(MastersError.INVALID_MASTER_FILE, "tenants: code " + id + " is not a tenant id");
        }
        MasterRow city = new MasterRow(MasterFile.TENANTS, row.members().path("city"));
        return new Tenant(new TenantId(id), row.text("name", id), city.text("code", ""));
    }

    private static void check(MasterFile file) {
        if (file.is(MasterFile.COMMON, MasterFile.ID_FORMAT)) {
            IdFormats.check(file);
            return;
        }
        switch (file.module()) {
            case MasterFile.BILLING -> checkBilling(file);
            case MasterFile.IFMS, MasterFile.EXPENSE -> checkExpenditure(file);
            default -> {}
        }
    }

    private static void checkExpenditure(MasterFile file) {
        switch (file.master()) {
            case MasterFile.SSU_DETAILS ->
                unique(
                        file,
                        ExpenditureRows.units(file.rows()).stream()
                                .map(unit -> unit.id())
                                .toList());
            case MasterFile.HEADS_OF_ACCOUNT ->
                unique(
                        file,
                        ExpenditureRows.heads(file.rows()).stream()
                                .map(head -> head.code())
                                .toList());
            case MasterFile.HEAD_CODES ->
                unique(
                        file,
                        ExpenditureRows.headCodes(file.rows()).stream()
                                .map(code -> code.code())
                                .toList());
            default -> log.info("{}: {}.{} is kept, not read", file.tenantId(), file.module(), file.master());
        }
    }

    private static void checkBilling(MasterFile file) {
        switch (file.master()) {
            case MasterFile.BUSINESS_SERVICE ->
                unique(
                        file,
                        BillingRows.services(file.rows()).stream()
                                .map(service -> service.code())
                                .toList());
            case MasterFile.TAX_HEAD ->
                unique(
                        file,
                        BillingRows.heads(file.rows()).stream()
                                .map(head -> head.service() + "/" + head.code())
                                .toList());
            case MasterFile.TAX_PERIOD ->
                unique(
                        file,
                        BillingRows.periods(file.rows()).stream()
                                .map(period -> period.service() + "/" + period.code())
                                .toList());
            default -> log.info("{}: {}.{} is kept, not read", file.tenantId(), file.module(), file.master());
        }
    }

    private static void unique(MasterFile file, List<String> keys) {
        Set<String> seen = new HashSet<>();
        List<String> duplicates =
                keys.stream().filter(key -> !seen.add(key)).distinct().toList();
        if (!duplicates.isEmpty()) {
            throw new RequestRefused(
                    MastersError.DUPLICATE_MASTER,
                    "%s of %s has more than one row for %s".formatted(file.master(), file.tenantId(), duplicates));
        }
    }
}
