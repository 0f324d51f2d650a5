package dev.kosh.collection;

import java.util.EnumSet;
import java.util.Set;

/** What may become of a recorded payment (docs/contract/collection.md, workflow). */
public enum WorkflowAction {
    /** The payment never counted: its receipts are void, its dues are open again. */
    CANCEL(
            EnumSet.allOf(PaymentMode.class),
            EnumSet.of(InstrumentStatus.APPROVED),
            PaymentStatus.CANCELLED,
            InstrumentStatus.CANCELLED),
    /** The bank did not honour the instrument. */
    DISHONOUR(
            EnumSet.of(PaymentMode.CHEQUE, PaymentMode.DD),
            EnumSet.of(InstrumentStatus.APPROVED, InstrumentStatus.REMITTED),
            PaymentStatus.DISHONOURED,
            InstrumentStatus.DISHONOURED),
    /** The money was taken to the bank; dues are not touched. */
    REMIT(
            EnumSet.of(PaymentMode.CASH, PaymentMode.CHEQUE, PaymentMode.DD),
            EnumSet.of(InstrumentStatus.APPROVED),
            PaymentStatus.DEPOSITED,
            InstrumentStatus.REMITTED);

    private final Set<PaymentMode> modes;
    private final Set<InstrumentStatus> from;
    private final PaymentStatus status;
    private final InstrumentStatus instrumentStatus;

    WorkflowAction(
            Set<PaymentMode> modes,
            Set<InstrumentStatus> from,
            PaymentStatus status,
            InstrumentStatus instrumentStatus) {
        this.modes = modes;
        this.from = from;
        this.status = status;
        this.instrumentStatus = instrumentStatus;
    }

    /** Whether the payment's mode knows this action and its instrument stands where the action begins. */
    boolean isOpenTo(Payment payment) {
        return modes.contains(payment.mode())
                && payment.instrumentStatus() != null
                && from.contains(payment.instrumentStatus());
    }

    /** Takes back what the payment settled. */
    public boolean undoes() {
        return status.isUndone();
    }

    /** Where the payment stands afterwards. */
    public PaymentStatus status() {
        return status;
    }

    /** Where its instrument stands afterwards. */
    public InstrumentStatus instrumentStatus() {
        return instrumentStatus;
    }
}
