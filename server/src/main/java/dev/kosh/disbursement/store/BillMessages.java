package dev.kosh.disbursement.store;

import dev.kosh.disbursement.ExpenseBill;
import dev.kosh.sql.Times;
import dev.kosh.wire.Ids;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves in the outbox, in the transaction that decides about a bill, that somebody is to hear of it
 * (docs/contract/disbursement-intake.md, messages). A payload names nobody: who is told is found when the message leaves.
 */
@Component
public class BillMessages {

    /**
     * Payload: {@code decisionId}, {@code template}, {@code billId}, and, as the bill stood then, {@code billNumber} and
     * {@code paise}; {@code locale}.
     */
    public static final String DECIDED = "EXPENSE_BILL_DECIDED";

    /** To the vendor. */
    public static final String PURCHASE_APPROVED = "PURCHASE_BILL_APPROVE_TO_VENDOR";

    /** To whoever brought the bill. */
    public static final String PURCHASE_REJECTED = "PURCHASE_BILL_REJECT_TO_CREATOR";

    /** To the community organisation that supervised. */
    public static final String SUPERVISION_APPROVED = "SUPERVISION_BILL_APPROVE_ON_CREATE_TO_CBO";

    private final JdbcClient jdbc;

    BillMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Owes the payee of a purchase or a supervision the message that his bill was approved; wage seekers get none. */
    public void oweApproval(ExpenseBill bill, String locale, Instant at) {
        switch (bill.businessService()) {
            case ExpenseBill.PURCHASE -> append(bill, PURCHASE_APPROVED, locale, at);
            case ExpenseBill.SUPERVISION -> append(bill, SUPERVISION_APPROVED, locale, at);
            default -> {
                // No message is defined for the others.
            }
        }
    }

    /** Owes whoever brought a bill of purchase the message that it was rejected. */
    public void oweRejection(ExpenseBill bill, String locale, Instant at) {
        if (bill.businessService().equals(ExpenseBill.PURCHASE)) {
            append(bill, PURCHASE_REJECTED, locale, at);
        }
    }

    private void append(ExpenseBill bill, String template, String locale, Instant at) {
        ObjectNode payload = InstructionRows.JSON
                .createObjectNode()
                .put("decisionId", Ids.next().toString())
                .put("template", template)
                .put("billId", bill.id().toString())
                .put("billNumber", bill.billNumber())
                .put("paise", bill.total().paise())
                .put("locale", locale);
        jdbc.sql("select events.append_outbox(:tenant, :kind, cast(:payload as jsonb), :at)")
                .param("tenant", bill.tenantId().value())
                .param("kind", DECIDED)
                .param("payload", InstructionRows.JSON.writeValueAsString(payload))
                .param("at", Times.bind(at))
                .query(row -> {});
    }
}
