package dev.kosh.collection;

import dev.kosh.access.Caller;
import dev.kosh.access.UserType;
import dev.kosh.billing.BillingSettings;
import dev.kosh.billing.Bills;
import dev.kosh.billing.PayableBill;
import dev.kosh.billing.Payer;
import dev.kosh.collection.store.PaymentStore;
import dev.kosh.collection.store.PaymentWriter;
import dev.kosh.masters.BillingMasters;
import dev.kosh.masters.Masters;
import dev.kosh.wire.AuditDetails;
import dev.kosh.wire.Ids;
import dev.kosh.wire.RequestRefused;
import dev.kosh.wire.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records payments and finds them again (docs/contract/collection.md, payments). Reads once, decides in Java, writes
 * once: when the answer says the money is recorded, receipt, bill and demand all say so.
 */
@Service
public class Payments {

    /** Each attempt fails only because another payment or demand of the same consumer got in between. */
    private static final int ATTEMPTS = 20;

    /** More would hold the accounts of too many people for too long. */
    static final int MOST_BILLS = 500;

    private final GatewayMoney gatewayMoney;
    private final TransactionTemplate whole;
    private final Bills bills;
    private final Masters masters;
    private final PaymentWriter writer;
    private final PaymentStore store;
    private final ReceiptNumbers numbers;
    private final CollectionSettings settings;
    private final BillingSettings billing;
    private final Clock clock;

    Payments(
            Bills bills,
            Masters masters,
            PaymentWriter writer,
            PaymentStore store,
            ReceiptNumbers numbers,
            CollectionSettings settings,
            BillingSettings billing,
            GatewayMoney gatewayMoney,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.gatewayMoney = gatewayMoney;
        this.whole = new TransactionTemplate(transactions);
        this.bills = bills;
        this.masters = masters;
        this.writer = writer;
        this.store = store;
        this.numbers = numbers;
        this.settings = settings;
        this.billing = billing;
        this.clock = clock;
    }

    /**
     * Takes a payment and issues one receipt per bill; all of it or nothing.
     *
     * @throws RequestRefused with every rule that the draft breaks; nothing was written then
     */
    public Payment record(PaymentDraft draft, Caller caller) {
        return transactionOf(draft)
                .map(txnId -> Objects.requireNonNull(whole.execute(status -> recordNow(draft.under(txnId), caller))))
                .orElseGet(() -> recordNow(draft, caller));
    }

    private Payment recordNow(PaymentDraft draft, Caller caller) {
        checkBillIds(draft);
        BillingMasters known = mastersOf(draft);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            PaymentPlan plan = PaymentPlan.of(draft, payable(draft), known, now);
            claim(draft, plan);
            NewPayment payment = newPayment(draft, plan, known, now, caller);
            Optional<PaymentWriter.Numbers> given = write(payment);
            if (given.isPresent()) {
                return recorded(payment, given.get());
            }
        }
        throw new IllegalStateException("the consumer's dues kept changing while the payment was recorded");
    }

    /** Says what {@link #record} would, and writes nothing. Receipts of the answer have no number. */
    public Payment validate(PaymentDraft given, Caller caller) {
        PaymentDraft draft = transactionOf(given).map(given::under).orElse(given);
        checkBillIds(draft);
        Instant now = clock.instant();
        PaymentPlan plan = PaymentPlan.of(draft, payable(draft), mastersOf(draft), now);
        claim(draft, plan);
        List<Receipt> receipts = plan.entries().stream()
                .map(entry -> receipt(entry, null, null, now))
                .toList();
        return new Payment(
                Ids.next(),
                draft.tenantId(),
                plan.totalDue(),
                plan.totalPaid(),
                draft.mode(),
                draft.transactionNumber(),
                null,
                draft.instrumentNumber(),
                draft.instrumentDate(),
                null,
                draft.ifsc(),
                null,
                draft.paidBy(),
                null,
                draft.additionalDetails(),
                null,
                null,
                receipts,
                AuditDetails.created(Long.toString(caller.id()), now.toEpochMilli()));
    }

    /** Payments that match, newest first. */
    public List<Payment> find(PaymentCriteria criteria) {
        return store.find(criteria);
    }

    /** How many payments match; limit and offset of the criteria do not count. */
    public long count(PaymentCriteria criteria) {
        return store.count(criteria);
    }

    /** Every payment of these tenants in the order of recording, one page of it; the page itself is newest first. */
    public List<Payment> page(List<TenantId> tenants, int limit, int offset) {
        return store.page(tenants, limit, offset);
    }

    /** The gateway's transaction under whose number a payment is recorded by hand, if there is one. */
    private Optional<String> transactionOf(PaymentDraft draft) {
        return draft.mode() == PaymentMode.ONLINE && draft.begun() == null
                ? Optional.ofNullable(draft.transactionNumber()).flatMap(gatewayMoney::transactionIn)
                : Optional.empty();
    }

    private void claim(PaymentDraft draft, PaymentPlan plan) {
        transactionOf(draft).ifPresent(txnId -> gatewayMoney.claim(draft.tenantId(), txnId, plan.totalPaid()));
    }

    private static void checkBillIds(PaymentDraft draft) {
        if (draft.details().isEmpty()) {
            throw new RequestRefused(
                    CollectionError.INVALID_PAYMENTDETAIL, "paymentDetails: name at least one bill that is paid");
        }
        if (draft.details().size() > MOST_BILLS) {
            throw new RequestRefused(
                    CollectionError.INVALID_PAYMENTDETAIL,
                    "paymentDetails: " + draft.details().size() + " bills; one payment takes up to " + MOST_BILLS
                            + ", send the others in another");
        }
        Set<@Nullable UUID> seen = new HashSet<>();
        for (PaymentDraft.Detail detail : draft.details()) {
            if (!seen.add(detail.billId())) {
                throw new RequestRefused(
                        CollectionError.DUPLICATE_BILLID, "paymentDetails: bill " + detail.billId() + " stands twice");
            }
        }
    }

    private BillingMasters mastersOf(PaymentDraft draft) {
        return masters.billing(draft.tenantId())
                .orElseThrow(() -> new RequestRefused(
                        CollectionError.INVALID_BILL_ID,
                        "tenantId: no bills are kept for " + draft.tenantId() + "; name the ULB"));
    }

    private Map<UUID, PayableBill> payable(PaymentDraft draft) {
        List<UUID> ids = new ArrayList<>();
        for (PaymentDraft.Detail detail : draft.details()) {
            if (detail.billId() != null) {
                ids.add(detail.billId());
            }
        }
        Map<UUID, PayableBill> byId = new HashMap<>();
        bills.payable(draft.tenantId(), ids)
                .forEach(payable -> byId.put(payable.bill().id(), payable));
        return byId;
    }

    private NewPayment newPayment(
            PaymentDraft draft, PaymentPlan plan, BillingMasters known, Instant now, Caller caller) {
        boolean electronic = draft.mode().kind() == PaymentMode.Kind.ELECTRONIC;
        return new NewPayment(
                Ids.next(),
                draft,
                plan,
                plan.settle(known, billing.payingOrder()),
                transactionNumber(draft),
                draft.mode().hasDatedInstrument() ? draft.instrumentDate() : draft.begunAt(now),
                electronic ? InstrumentStatus.REMITTED : InstrumentStatus.APPROVED,
                electronic ? PaymentStatus.DEPOSITED : PaymentStatus.NEW,
                payerUuid(draft, plan, caller),
                settings.identifyPayers(),
                settings.refusesReusedReferences(draft.tenantId()),
                receiptPrefixes(plan, now),
                now,
                caller);
    }

    private Map<UUID, String> receiptPrefixes(PaymentPlan plan, Instant now) {
        Map<UUID, String> byBill = new HashMap<>();
        plan.entries().forEach(entry -> byBill.put(entry.bill().id(), numbers.prefix(entry.bill(), now)));
        return byBill;
    }

    /** Cash gets a number from the database; an instrument without a reference is its own reference. */
    private static @Nullable String transactionNumber(PaymentDraft draft) {
        if (draft.mode() == PaymentMode.CASH) {
            return null;
        }
        return InstrumentRules.isBlank(draft.transactionNumber())
                ? draft.instrumentNumber()
                : draft.transactionNumber();
    }

    /** A citizen pays for himself; at the counter the owner of a bill is known by his mobile number. */
    private static @Nullable String payerUuid(PaymentDraft draft, PaymentPlan plan, Caller caller) {
        if (draft.begun() != null) {
            return draft.begun().payerUuid();
        }
        if (caller.is(UserType.CITIZEN)) {
            return caller.uuid();
        }
        String mobileNumber = draft.paidBy().mobileNumber();
        return plan.entries().stream()
                .map(entry -> entry.bill().payer())
                .filter(payer -> mobileNumber != null && mobileNumber.equals(payer.mobileNumber()))
                .map(Payer::uuid)
                .findFirst()
                .orElse(null);
    }

    private Optional<PaymentWriter.Numbers> write(NewPayment payment) {
        try {
            return writer.write(payment);
        } catch (DuplicateKeyException secondReceipt) {
            // The index that allows a bill one live receipt is the last wall; the version check stands before it.
            throw new RequestRefused(CollectionError.BILL_ALREADY_PAID, "a bill of this payment has a receipt already");
        }
    }

    private static Payment recorded(NewPayment payment, PaymentWriter.Numbers given) {
        PaymentDraft draft = payment.draft();
        Map<UUID, PaymentPlan.Settled> settledByBill = new HashMap<>();
        payment.settled().forEach(each -> settledByBill.put(each.entry().bill().id(), each));
        List<Receipt> receipts = new ArrayList<>();
        for (PaymentPlan.Entry entry : payment.plan().entries()) {
            UUID billId = entry.bill().id();
            receipts.add(receipt(
                    entry,
                    settledByBill.get(billId),
                    given.receiptNumberByBill().get(billId),
                    payment.at()));
        }
        return new Payment(
                payment.id(),
                draft.tenantId(),
                payment.plan().totalDue(),
                payment.plan().totalPaid(),
                draft.mode(),
                given.transactionNumber(),
                payment.at(),
                draft.instrumentNumber(),
                payment.instrumentDate(),
                payment.instrumentStatus(),
                draft.ifsc(),
                payment.status(),
                draft.paidBy(),
                payment.payerUuid(),
                draft.additionalDetails(),
                null,
                null,
                receipts,
                AuditDetails.created(
                        Long.toString(payment.caller().id()), payment.at().toEpochMilli()));
    }

    private static Receipt receipt(
            PaymentPlan.Entry entry, PaymentPlan.@Nullable Settled settled, @Nullable String number, Instant date) {
        return new Receipt(
                entry.receiptId(),
                number,
                date,
                entry.bill(),
                entry.bill().totalAmount(),
                entry.paid(),
                settled == null ? null : settled.apportionment(),
                entry.detail().manualReceiptNumber(),
                entry.detail().manualReceiptDate(),
                entry.detail().additionalDetails(),
                Map.of());
    }
}
