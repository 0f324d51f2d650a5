package dev.kosh.disbursement;

import dev.kosh.access.Caller;
import dev.kosh.disbursement.store.BillMessages;
import dev.kosh.disbursement.store.ExpenseBillStore;
import dev.kosh.disbursement.store.Numbers;
import dev.kosh.events.AuditTrail;
import dev.kosh.masters.ExpenditureMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.Money;
import dev.kosh.wire.Problems;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in bills that are to be paid (docs/contract/disbursement-intake.md, bills). A bill that becomes approved gets its
 * payment and the instruction that carries it out in the same transaction.
 */
@Service
public class ExpenseBills {

    private static final String APPROVER = "BILL_APPROVER";
    private static final String BILL = "EXPENSE_BILL";

    private final ExpenseBillStore store;
    private final BillPayments payments;
    private final Numbers numbers;
    private final Masters masters;
    private final BillMessages messages;
    private final AuditTrail auditTrail;
    private final Clock clock;

    ExpenseBills(
            ExpenseBillStore store,
            BillPayments payments,
            Numbers numbers,
            Masters masters,
            BillMessages messages,
            AuditTrail auditTrail,
            Clock clock) {
        this.store = store;
        this.payments = payments;
        this.numbers = numbers;
        this.masters = masters;
        this.messages = messages;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** @throws RequestRefused with every rule that the bill breaks; nothing was written then */
    @Transactional
    public ExpenseBill create(ExpenseBillDraft draft, Caller caller) {
        check(draft, caller);
        Instant now = clock.instant();
        String number = draft.billNumber() == null
                ? numbers.bill(draft.tenantId(), draft.businessService(), now)
                : draft.billNumber();
        ExpenseBill bill = bill(draft, Ids.next(), number, AuditDetails.created(caller.uuid(), now.toEpochMilli()));
        return save(bill, draft.locale(), caller, "CREATED");
    }

    /**
     * Changes a bill that nothing pays yet; approving it is such a change.
     *
     * @throws RequestRefused with every rule that the bill breaks, or because it is approved already
     */
    @Transactional
    public ExpenseBill update(ExpenseBillDraft draft, Caller caller) {
        UUID id = draft.id();
        if (id == null) {
            throw new RequestRefused(DisbursementError.BILL_NOT_FOUND, "bill.id: name the bill that is changed");
        }
        store.lock(draft.tenantId(), List.of(id));
        ExpenseBill before = find(BillCriteria.byIds(draft.tenantId(), List.of(id))).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RequestRefused(DisbursementError.BILL_NOT_FOUND, "bill.id: there is no bill " + id));
        if (before.paymentStatus() != null || before.workflowStatus().equals(ExpenseBill.APPROVED)) {
            throw new RequestRefused(
                    DisbursementError.BILL_NOT_CHANGEABLE,
                    "bill " + before.billNumber() + " is approved; it is paid as it stands");
        }
        check(draft, caller);
        String number = Objects.requireNonNullElse(draft.billNumber(), before.billNumber());
        ExpenseBill bill = bill(
                draft,
                id,
                number,
                before.audit().modified(caller.uuid(), clock.instant().toEpochMilli()));
        boolean rejected = bill.workflowStatus().equals(ExpenseBill.REJECTED)
                && !before.workflowStatus().equals(ExpenseBill.REJECTED);
        if (rejected) {
            messages.oweRejection(bill, draft.locale(), clock.instant());
        }
        return save(bill, draft.locale(), caller, rejected ? ExpenseBill.REJECTED : "CHANGED");
    }

    /** Bills that match, newest first. */
    public List<ExpenseBill> find(BillCriteria criteria) {
        return store.find(criteria);
    }

    private ExpenseBill save(ExpenseBill bill, String locale, Caller caller, String action) {
        try {
            store.save(bill);
        } catch (DuplicateKeyException taken) {
            throw new RequestRefused(
                    DisbursementError.BILL_DUPLICATE_NUMBER,
                    "bill.billNumber: " + bill.billNumber() + ", or the id of a detail or line, is taken");
        }
        auditTrail.record(
                bill.tenantId(),
                caller.actor(),
                bill.isDue() ? ExpenseBill.APPROVED : action,
                BILL,
                bill.id().toString(),
                null);
        if (bill.isDue()) {
            messages.oweApproval(bill, locale, clock.instant());
            payments.pay(bill.tenantId(), List.of(bill.id()), caller.uuid());
        }
        return find(BillCriteria.byIds(bill.tenantId(), List.of(bill.id()))).get(0);
    }

    private void check(ExpenseBillDraft draft, Caller caller) {
        Problems problems = new Problems();
        TenantId tenant = draft.tenantId();
        ExpenditureMasters known = masters.expenditure(tenant)
                .filter(found -> !tenant.isState())
                .orElseThrow(() -> new RequestRefused(
                        DisbursementError.INVALID_TENANT, "bill.tenantId: name a ULB, such as od.cuttack"));
        if (draft.workflowStatus().equals(ExpenseBill.APPROVED) && !caller.hasRoleAt(APPROVER, tenant)) {
            problems.add(
                    DisbursementError.BILL_APPROVAL_NOT_ALLOWED,
                    "bill.wfStatus: only the role " + APPROVER + " approves a bill");
        }
        if (draft.details().isEmpty()) {
            problems.add(DisbursementError.BILL_DETAILS_MISSING, "bill.billDetails: name at least one payee");
        }
        for (ExpenseBillDraft.Detail detail : draft.details()) {
            detail.lines().forEach(line -> checkLine(line, known, problems));
        }
        checkTotal(draft, problems);
        problems.throwIfAny();
    }

    private static void checkTotal(ExpenseBillDraft draft, Problems problems) {
        Money total;
        try {
            total = Money.sum(draft.details().stream()
                    .flatMap(detail -> detail.lines().stream())
                    .filter(ExpenseBillDraft.Line::active)
                    .map(ExpenseBillDraft.Line::amount)
                    .toList());
        } catch (ArithmeticException beyond) {
            problems.add(
                    DisbursementError.BILL_TOTAL_MISMATCH,
                    "bill.totalAmount: the active payable line items make more than " + Money.MAX);
            return;
        }
        if (!total.equals(draft.total())) {
            problems.add(
                    DisbursementError.BILL_TOTAL_MISMATCH,
                    "bill.totalAmount: " + draft.total() + ", but its active payable line items make " + total);
        } else if (draft.active() && !total.isPositive()) {
            problems.add(
                    DisbursementError.BILL_TOTAL_MISMATCH,
                    "bill.totalAmount: more than zero; at least one payable line item must be active");
        }
    }

    private static void checkLine(ExpenseBillDraft.Line line, ExpenditureMasters known, Problems problems) {
        if (!line.amount().isPositive()) {
            problems.add(
                    DisbursementError.BILL_LINE_INVALID,
                    "payableLineItems.amount: more than zero, in rupees and paise");
        }
        if (known.headCode(line.headCode()).isEmpty()) {
            problems.add(
                    DisbursementError.BILL_UNKNOWN_HEAD_CODE,
                    "payableLineItems.headCode: " + line.headCode() + " is not in the master expense.HeadCodes");
        }
    }

    private static ExpenseBill bill(ExpenseBillDraft draft, UUID id, String number, AuditDetails audit) {
        List<BillDetail> details = draft.details().stream()
                .map(detail -> new BillDetail(
                        idOf(detail.id()),
                        detail.payee(),
                        detail.lines().stream().map(ExpenseBills::line).toList()))
                .toList();
        return new ExpenseBill(
                id,
                draft.tenantId(),
                number,
                draft.billDate(),
                draft.businessService(),
                draft.referenceId(),
                draft.total(),
                Money.ZERO,
                draft.active(),
                draft.workflowStatus(),
                null,
                draft.additionalDetails(),
                details,
                audit);
    }

    private static PayableLine line(ExpenseBillDraft.Line line) {
        return new PayableLine(
                idOf(line.id()), line.headCode(), line.amount(), line.kind(), line.active(), Money.ZERO, null);
    }

    private static UUID idOf(@Nullable UUID given) {
        return given == null ? Ids.next() : given;
    }
}
