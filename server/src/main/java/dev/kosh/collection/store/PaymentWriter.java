package dev.kosh.collection.store;

import dev.kosh.collection.CollectionError;
import dev.kosh.collection.NewPayment;
import dev.kosh.secrets.PersonalData;
import dev.kosh.sql.SharedTrips;
import dev.kosh.wire.RequestRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes payments: one statement, which applies each whole or not at all. Payments that arrive while it runs go
 * together into the next one (docs/decisions/0009-payments-together.md).
 */
@Component
public class PaymentWriter {

    private static final String RECORD = """
            select o_payment_id, o_transaction_number, o_bill_id, o_receipt_number
            from collection.record_payments(?::jsonb, ?::jsonb)
            """;

    private static final String RECORD_WITHIN = """
            select o_payment_id, o_transaction_number, o_bill_id, o_receipt_number
            from collection.record_payments_unless_moved_on(?::jsonb, ?::jsonb)
            """;

    private static final String REFERENCE_REUSED = "KR001";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int TOGETHER_MOST = 16;

    private final JdbcTemplate jdbc;
    private final PersonalData secrets;
    private final SharedTrips<PaymentRows, Numbers> together;

    PaymentWriter(JdbcTemplate jdbc, PersonalData secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.together = new SharedTrips<>(
                SharedTrips.lanesForWrites(),
                TOGETHER_MOST,
                PaymentRows::claims,
                PaymentWriter::nothingWasWritten,
                this::record);
    }

    /** The numbers that the database gave, receipts by bill. */
    public record Numbers(String transactionNumber, Map<UUID, String> receiptNumberByBill) {}

    /**
     * Empty, with nothing written, when one of the consumers moved on since his bill was read, or somebody holds on to him.
     *
     * @throws RequestRefused when the payment's reference is on another payment and the tenant refuses that
     */
    public Optional<Numbers> write(NewPayment payment) {
        PaymentRows rows = PaymentRows.of(payment, secrets);
        try {
            // A caller who holds a transaction (Idempotency-Key) wants the payment in it, and in no other's.
            return TransactionSynchronizationManager.isActualTransactionActive()
                    ? Optional.ofNullable(record(RECORD_WITHIN, List.of(rows)).get(rows.id()))
                    : Optional.of(together.run(rows));
        } catch (DataAccessException failure) {
            if (isMovedOn(failure)) {
                return Optional.empty();
            }
            if (isRefusedWith(REFERENCE_REUSED, failure)) {
                throw new RequestRefused(
                        CollectionError.DUPLICATE_TRANSACTION_NUMBER,
                        "transactionNumber: another payment by "
                                + payment.draft().mode() + " carries it");
            }
            throw failure;
        }
    }

    private List<Numbers> record(List<PaymentRows> payments) {
        Map<UUID, Numbers> byPayment = record(RECORD, payments);
        return payments.stream()
                .map(payment -> Objects.requireNonNull(
                        byPayment.get(payment.id()), "collection.record_payments answered nothing about a payment"))
                .toList();
    }

    private Map<UUID, Numbers> record(String statement, List<PaymentRows> payments) {
        String paymentRows = payments.stream().map(PaymentRows::payment).collect(Collectors.joining(",", "[", "]"));
        String receiptRows = payments.stream()
                .flatMap(payment -> payment.receipts().stream())
                .sorted(Comparator.comparing(PaymentRows.Receipt::consumer))
                .map(PaymentRows.Receipt::json)
                .collect(Collectors.joining(",", "[", "]"));
        Map<UUID, Numbers> byPayment = new HashMap<>();
        jdbc.query(statement, (ResultSet row) -> keep(row, byPayment), paymentRows, receiptRows);
        return byPayment;
    }

    private static void keep(ResultSet row, Map<UUID, Numbers> byPayment) throws SQLException {
        String transactionNumber = row.getString("o_transaction_number");
        byPayment
                .computeIfAbsent(
                        row.getObject("o_payment_id", UUID.class),
                        payment -> new Numbers(transactionNumber, new HashMap<>()))
                .receiptNumberByBill()
                .put(row.getObject("o_bill_id", UUID.class), row.getString("o_receipt_number"));
    }

    /** The server said no, so the transaction is undone; after a lost connection nobody knows. */
    private static boolean nothingWasWritten(RuntimeException failure) {
        return isMovedOn(failure)
                || failure instanceof DataIntegrityViolationException
                || isRefusedWith(REFERENCE_REUSED, failure);
    }

    /** Somebody changed an account of the payment, or is about to. */
    private static boolean isMovedOn(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException || isRefusedWith(LOCK_NOT_AVAILABLE, failure);
    }

    private static boolean isRefusedWith(String sqlState, RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof SQLException refused && sqlState.equals(refused.getSQLState());
    }
}
