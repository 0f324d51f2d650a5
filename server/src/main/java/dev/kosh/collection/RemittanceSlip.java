package dev.kosh.collection;

import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes to the bank together: cash in one sum, each cheque and DD by itself.
 *
 * @param remittedOn the Indian day on which it went; null while it waits
 * @param madeAt when the slip was made
 * @param cashPayments how many payments the cash came from
 */
public record RemittanceSlip(
        TenantId tenantId,
        @Nullable LocalDate remittedOn,
        Instant madeAt,
        long cashPayments,
        Money cash,
        List<Instrument> instruments) {

    /**
     * A cheque or DD.
     *
     * @param receiptNumbers of the receipts that it paid for
     */
    public record Instrument(
            UUID paymentId,
            PaymentMode mode,
            @Nullable String number,
            @Nullable Instant date,
            @Nullable String ifsc,
            List<String> receiptNumbers,
            Money amount) {}

    public Money total() {
        return cash.plus(Money.sum(instruments.stream().map(Instrument::amount).toList()));
    }
}
