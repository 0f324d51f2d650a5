package dev.kosh.collection.store;

import dev.kosh.access.Caller;
import dev.kosh.billing.Reversal;
import dev.kosh.collection.Payment;
import dev.kosh.collection.Receipt;
import dev.kosh.collection.WorkflowOrder;
import dev.kosh.sql.SqlArrays;
import dev.kosh.sql.Times;
import dev.kosh.wire.CorrelationId;
import dev.kosh.wire.JsonMerge;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what became of payments: one statement, which applies all of it or nothing. */
@Component
public class WorkflowWriter {

    private final JdbcClient jdbc;

    WorkflowWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False, with nothing written, when one of the payments or their consumers changed since it was read.
     *
     * @param payments those of the order as they were read
     * @param reversal what undoing them changes in billing
     */
    public boolean write(WorkflowOrder order, List<Payment> payments, Reversal reversal, Instant at, Caller caller) {
        return jdbc.sql("""
                        select collection.move_payments(:tenant, :at, :payments::jsonb, :receipts::jsonb, :status,
                            :instrument, :undone, :accounts::jsonb, :bills, :demands::jsonb,
                            :actorId, :actor, :client, :address, :correlation, :locale)
                        """)
                .param("tenant", order.tenantId().value())
                .param("at", Times.bind(at))
                .param("payments", payments(order, payments))
                .param("receipts", receipts(order, payments))
                .param("status", order.action().status().name())
                .param("instrument", order.action().instrumentStatus().name())
                .param("undone", order.action().undoes())
                .param("accounts", reversal.accountsJson())
                .param("bills", SqlArrays.of("uuid", reversal.billIds()))
                .param("demands", reversal.demandsJson())
                .param("actorId", Long.toString(caller.id()))
                .param("actor", caller.uuid())
                .param("client", caller.clientId())
                .param("address", caller.address())
                .param("correlation", CorrelationId.current())
                .param("locale", order.locale())
                .query(Boolean.class)
                .single();
    }

    private static Map<UUID, WorkflowOrder.Step> stepById(WorkflowOrder order) {
        Map<UUID, WorkflowOrder.Step> steps = new HashMap<>();
        order.steps().forEach(step -> steps.put(Objects.requireNonNull(step.paymentId()), step));
        return steps;
    }

    private static String payments(WorkflowOrder order, List<Payment> payments) {
        Map<UUID, WorkflowOrder.Step> steps = stepById(order);
        ArrayNode array = StoredApportionment.JSON.createArrayNode();
        for (Payment payment : payments) {
            ObjectNode each = array.addObject()
                    .put("id", payment.id().toString())
                    .put(
                            "from",
                            Objects.requireNonNull(payment.instrumentStatus()).name());
            String reason = Objects.requireNonNull(steps.get(payment.id())).reason();
            if (order.action().undoes() && reason != null) {
                each.put("reason", reason);
            }
        }
        return array.toString();
    }

    private static String receipts(WorkflowOrder order, List<Payment> payments) {
        Map<UUID, WorkflowOrder.Step> steps = stepById(order);
        ArrayNode array = StoredApportionment.JSON.createArrayNode();
        for (Payment payment : payments) {
            JsonNode added = Objects.requireNonNull(steps.get(payment.id())).billDetails();
            for (Receipt receipt : payment.receipts()) {
                ObjectNode each = array.addObject()
                        .put("payment", payment.id().toString())
                        .put("id", receipt.id().toString());
                JsonNode joined = JsonMerge.over(receipt.bill().additionalDetails(), added);
                if (joined != null) {
                    each.set("additional", joined);
                }
            }
        }
        return array.toString();
    }
}
