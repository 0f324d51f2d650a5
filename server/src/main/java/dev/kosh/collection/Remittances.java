package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.collection.store.RemittanceStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the finance system keeps with us (docs/contract/collection.md, remittances). */
@Service
public class Remittances {

    private final RemittanceStore store;
    private final AuditTrail trail;
    private final Clock clock;

    Remittances(RemittanceStore store, AuditTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /** Keeps new slips, under ids of ours; all or none. */
    @Transactional
    public List<Remittance> create(List<Remittance> slips, Caller caller) {
        List<Remittance> kept = new ArrayList<>();
        for (Remittance slip : slips) {
            kept.add(write(withId(slip, Ids.next().toString().replace("-", "")), true, caller));
        }
        return kept;
    }

    /**
     * Writes what stands on known slips now; all or none.
     *
     * @throws RequestRefused when one of them is not there
     */
    @Transactional
    public List<Remittance> update(List<Remittance> slips, Caller caller) {
        return slips.stream().map(slip -> write(slip, false, caller)).toList();
    }

    private Remittance write(Remittance slip, boolean isNew, Caller caller) {
        String id = slip.id();
        if (id == null || !store.write(slip, isNew, clock.instant(), caller)) {
            throw new RequestRefused(
                    CollectionError.REMITTANCE_NOT_FOUND, "Remittance.id: no remittance at the tenant has it");
        }
        trail.record(
                slip.tenantId(),
                caller.actor(),
                isNew ? "REMITTANCE_CREATED" : "REMITTANCE_UPDATED",
                "remittance",
                id,
                null);
        return store.find(new RemittanceCriteria(
                        List.of(slip.tenantId()),
                        Set.of(id),
                        Set.of(),
                        Map.of(),
                        null,
                        null,
                        RemittanceCriteria.Sorting.REFERENCE_DATE,
                        true))
                .get(0);
    }

    private static Remittance withId(Remittance slip, String id) {
        return new Remittance(
                id,
                slip.tenantId(),
                slip.referenceNumber(),
                slip.referenceDate(),
                slip.voucherHeader(),
                slip.function(),
                slip.fund(),
                slip.remarks(),
                slip.reasonForDelay(),
                slip.bankAccount(),
                slip.receipts(),
                slip.details(),
                slip.instruments(),
                null);
    }

    /** Slips that match. */
    public List<Remittance> find(RemittanceCriteria criteria) {
        return criteria.tenants().isEmpty() ? List.of() : store.find(criteria);
    }

    /**
     * Names the accounts that services' money goes to; all or none.
     *
     * @throws RequestRefused when a service has one already
     */
    @Transactional
    public List<BankAccountOfService> nameAccounts(List<BankAccountOfService> accounts, Caller caller) {
        List<BankAccountOfService> kept = new ArrayList<>();
        for (BankAccountOfService account : accounts) {
            if (!store.add(account, clock.instant(), caller)) {
                throw new RequestRefused(
                        CollectionError.ACCOUNT_OF_SERVICE_EXISTS,
                        "businessDetails: " + account.businessService() + " has an account at the tenant already");
            }
            trail.record(
                    account.tenantId(),
                    caller.actor(),
                    "BANK_ACCOUNT_NAMED",
                    "bank account of service",
                    account.businessService(),
                    null);
            kept.addAll(store.accounts(List.of(account.tenantId()), account.businessService(), null));
        }
        return kept;
    }

    /** The accounts of these tenants' services; what is null asks for nothing in particular. */
    public List<BankAccountOfService> accounts(
            List<TenantId> tenants, @Nullable String businessService, @Nullable String bankAccount) {
        return tenants.isEmpty() ? List.of() : store.accounts(tenants, businessService, bankAccount);
    }
}
