package dev.kosh.disbursement.store;

import dev.kosh.disbursement.LifecycleRow;
import dev.kosh.disbursement.MovedPayment;
import dev.kosh.disbursement.PaymentInstruction;
import dev.kosh.disbursement.PaymentStatus;
import dev.kosh.sql.Times;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Leaves in the outbox what beneficiaries are owed to hear. */
@Component
public class PaymentMessages {

    /** Payload: {@code beneficiaryId}. */
    public static final String PAID = "BENEFICIARY_PAID";

    /** Payload: {@code beneficiaryId}, {@code eventId} of the failure. */
    public static final String FAILED = "BENEFICIARY_PAYMENT_FAILED";

    private final JdbcClient jdbc;

    PaymentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Owes a message to each beneficiary whom the outcome concerns as the life cycle says. */
    public void owe(PaymentInstruction pi, LifecycleRow row, List<MovedPayment> payments, Instant at) {
        LifecycleRow.Sms sms = row.sms();
        if (sms == null) {
            return;
        }
        for (MovedPayment payment : payments) {
            boolean owed = sms == LifecycleRow.Sms.PAID
                    ? payment.moved() && payment.to() == PaymentStatus.SUCCESSFUL
                    : payment.tellsOfFailure();
            if (owed) {
                append(pi, sms == LifecycleRow.Sms.PAID ? PAID : FAILED, payment, at);
            }
        }
    }

    private void append(PaymentInstruction pi, String kind, MovedPayment payment, Instant at) {
        ObjectNode payload = InstructionRows.JSON
                .createObjectNode()
                .put("beneficiaryId", payment.beneficiary().id().toString());
        if (payment.eventId() != null) {
            payload.put("eventId", payment.eventId().toString());
        }
        jdbc.sql("select events.append_outbox(:tenant, :kind, cast(:payload as jsonb), :at)")
                .param("tenant", pi.tenantId().value())
                .param("kind", kind)
                .param("payload", InstructionRows.JSON.writeValueAsString(payload))
                .param("at", Times.bind(at))
                .query(row -> {});
    }
}
