package dev.kosh.collection.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What operators watch: money of citizens that has no receipt. */
@Component
class TransactionMeters {

    TransactionMeters(TransactionStore store, MeterRegistry registry) {
        gauge("kosh.gateway.receipts.owed", ReceiptState.OWED, store, registry);
        gauge("kosh.gateway.refunds.due", ReceiptState.REFUND_DUE, store, registry);
    }

    private static void gauge(String name, ReceiptState state, TransactionStore store, MeterRegistry registry) {
        Gauge.builder(name, store, transactions -> transactions.countUnreceipted(state))
                .baseUnit("transactions")
                .register(registry);
    }
}
