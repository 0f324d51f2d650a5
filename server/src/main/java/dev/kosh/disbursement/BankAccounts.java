package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.store.BankAccountStore;
import dev.kosh.events.AuditTrail;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Bank accounts of payees. The first account is taken as it comes; a correction is proposed by one person and approved by
 * another, and every state is kept (docs/contract/disbursement-intake.md, bank accounts).
 */
@Service
public class BankAccounts {

    public static final int MOST = 500;

    private static final String ACCOUNT = "BANK_ACCOUNT";
    private static final String APPROVED = "APPROVED";

    private final BankAccountStore store;
    private final AuditTrail auditTrail;
    private final DisbursementSettings settings;
    private final Clock clock;

    BankAccounts(BankAccountStore store, AuditTrail auditTrail, DisbursementSettings settings, Clock clock) {
        this.store = store;
        this.auditTrail = auditTrail;
        this.settings = settings;
        this.clock = clock;
    }

    /** Accounts by id or by payee, newest first, with their pending corrections. */
    public List<BankAccount> find(
            TenantId tenant, Collection<UUID> ids, Collection<String> payeeIds, int limit, int offset) {
        return store.find(tenant, ids, payeeIds, limit, offset);
    }

    /** How the accounts of a payee stood, newest first. */
    public List<BankAccount.Version> history(TenantId tenant, UUID id) {
        return store.history(tenant, id);
    }

    /** @throws RequestRefused when the payee has accounts already, or a detail is not sound */
    @Transactional
    public BankAccount create(
            TenantId tenant,
            String serviceCode,
            String payeeId,
            List<BankAccount.Detail> details,
            @Nullable JsonNode additionalDetails,
            Caller caller) {
        check(details);
        Instant now = clock.instant();
        BankAccount account = new BankAccount(
                Ids.next(),
                tenant,
                serviceCode,
                payeeId,
                details,
                additionalDetails,
                null,
                AuditDetails.created(caller.uuid(), now.toEpochMilli()));
        try {
            store.insert(account);
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(
                    DisbursementError.BANK_ACCOUNT_EXISTS,
                    "bankAccounts.referenceId: " + payeeId + " has bank accounts; correct them by _update");
        }
        store.remember(tenant, account.id(), null, details, caller.uuid(), null, now);
        audit(account, caller, "CREATED");
        return one(tenant, account.id());
    }

    /**
     * Proposes what the accounts of a payee shall be. Nothing is paid there before another person approves, unless the
     * installation does without (setting {@code four-eyes}).
     *
     * @throws RequestRefused when there is no such account, a detail is not sound, or a correction waits already
     */
    @Transactional
    public BankAccount propose(
            TenantId tenant, UUID id, List<BankAccount.Detail> details, @Nullable String reason, Caller caller) {
        check(details);
        lock(tenant, id);
        BankAccount.Change change = new BankAccount.Change(
                Ids.next(),
                id,
                details,
                "PROPOSED",
                reason,
                caller.uuid(),
                clock.instant().toEpochMilli(),
                null,
                null);
        if (!settings.fourEyes()) {
            apply(tenant, change, caller.uuid(), null);
            BankAccount changed = one(tenant, id);
            audit(changed, caller, "CORRECTED");
            return changed;
        }
        try {
            store.propose(tenant, change);
        } catch (DuplicateKeyException open) {
            throw new RequestRefused(
                    DisbursementError.BANK_ACCOUNT_CHANGE_OPEN,
                    "a correction of this account waits for approval; approve or refuse it first");
        }
        BankAccount account = one(tenant, id);
        audit(account, caller, "CORRECTION_PROPOSED");
        return account;
    }

    /** @throws RequestRefused when no such correction waits, or the caller proposed it */
    @Transactional
    public BankAccount approve(TenantId tenant, UUID changeId, Caller caller) {
        BankAccount.Change change = waiting(tenant, changeId);
        if (change.proposedBy().equals(caller.uuid())) {
            throw new RequestRefused(
                    DisbursementError.BANK_ACCOUNT_CHANGE_OWN,
                    "a correction is approved by another person than the one who proposed it");
        }
        lock(tenant, change.bankAccountId());
        store.decide(tenant, changeId, APPROVED, caller.uuid(), clock.instant());
        apply(tenant, change, change.proposedBy(), caller.uuid());
        BankAccount account = one(tenant, change.bankAccountId());
        audit(account, caller, "CORRECTION_APPROVED");
        return account;
    }

    /** Ends a correction without effect; also the one who proposed it may. */
    @Transactional
    public BankAccount refuse(TenantId tenant, UUID changeId, Caller caller) {
        BankAccount.Change change = waiting(tenant, changeId);
        boolean own = change.proposedBy().equals(caller.uuid());
        store.decide(tenant, changeId, own ? "WITHDRAWN" : "REFUSED", caller.uuid(), clock.instant());
        BankAccount account = one(tenant, change.bankAccountId());
        audit(account, caller, own ? "CORRECTION_WITHDRAWN" : "CORRECTION_REFUSED");
        return account;
    }

    /** Notes on the audit trail that somebody saw account numbers in clear. */
    public void revealed(BankAccount account, Caller caller) {
        audit(account, caller, "REVEALED");
    }

    private void apply(TenantId tenant, BankAccount.Change change, String changedBy, @Nullable String approvedBy) {
        Instant now = clock.instant();
        store.replace(tenant, change.bankAccountId(), change.details(), changedBy, now);
        store.remember(tenant, change.bankAccountId(), change.id(), change.details(), changedBy, approvedBy, now);
    }

    private BankAccount.Change waiting(TenantId tenant, UUID changeId) {
        return store.lockProposed(tenant, changeId)
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.BANK_ACCOUNT_CHANGE_NOT_FOUND, "no correction " + changeId + " waits"));
    }

    private BankAccount one(TenantId tenant, UUID id) {
        return find(tenant, List.of(id), List.of(), 1, 0).stream().findFirst().orElseThrow(BankAccounts::notFound);
    }

    private void lock(TenantId tenant, UUID id) {
        if (!store.lock(tenant, id)) {
            throw notFound();
        }
    }

    private static RequestRefused notFound() {
        return new RequestRefused(
                DisbursementError.BANK_ACCOUNT_NOT_FOUND, "bankAccounts.id: there is no such account in the tenant");
    }

    private static void check(List<BankAccount.Detail> details) {
        Problems problems = new Problems();
        for (BankAccount.Detail detail : details) {
            if (!BankAccountNumber.isIfsc(detail.ifsc())) {
                problems.add(
                        DisbursementError.BANK_ACCOUNT_INVALID,
                        "bankBranchIdentifier.code: an IFSC of four letters, a zero and six letters or digits");
            }
            if (!BankAccountNumber.isNumber(detail.number())) {
                problems.add(
                        DisbursementError.BANK_ACCOUNT_INVALID, "accountNumber: 6 to 34 letters or digits, in clear");
            }
        }
        long primary = details.stream()
                .filter(detail -> detail.primary() && detail.active())
                .count();
        if (primary != 1) {
            problems.add(
                    DisbursementError.BANK_ACCOUNT_INVALID,
                    "bankAccountDetails: exactly one account must be active and primary, not " + primary);
        }
        problems.throwIfAny();
    }

    private void audit(BankAccount account, Caller caller, String action) {
        auditTrail.record(
                account.tenantId(),
                caller.actor(),
                action,
                ACCOUNT,
                account.id().toString(),
                null);
    }
}
