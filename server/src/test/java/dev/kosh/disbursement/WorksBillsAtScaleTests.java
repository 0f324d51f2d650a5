package dev.kosh.disbursement;

import dev.kosh.disbursement.store.BillPaymentStore;
import dev.kosh.disbursement.store.ExpenseBillStore;
import dev.kosh.testing.Answer;
import dev.kosh.testing.Crowd;
import dev.kosh.testing.TreasuryDesk;
import dev.kosh.testing.TreasuryDeskTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A search of works bills or their payments reads what it finds, not all (docs/performance.md, searches). */
@TreasuryDeskTest
class WorksBillsAtScaleTests {

    private static final int LIMIT = 30;

    @Autowired
    private TreasuryDesk desk;

    @Autowired
    private ExpenseBillStore bills;

    @Autowired
    private BillPaymentStore payments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Crowd crowd;
    private JsonNode bill;

    @BeforeEach
    void oneBillWithItsPayment() {
        desk.startAfresh();
        desk.allot("100000");
        crowd = new Crowd(jdbc, transactions);
        String payee = desk.payee();
        ObjectNode body = desk.billBody("APPROVED", new TreasuryDesk.Wage(payee, "100"));
        body.withObject("bill").put("referenceId", "WORK-OF-" + payee);
        Answer made = desk.tryBill(body);
        bill = made.body().path("bills").path(0);
    }

    @Test
    void billsAreFoundByWhatTheyAreForWithoutThoseOfOthers() {
        List<String> references = List.of(bill.path("referenceId").asString());

        crowd.assertReads(LIMIT, "disbursement.expense_bill", this::manyBills, () -> bills.find(billsOf(references)));
    }

    @Test
    void theNewestPageOfBillsOrOfPaymentsIsReadWithoutThePagesBehindIt() {
        crowd.assertReads(LIMIT, "disbursement.expense_bill", this::manyBills, () -> bills.find(billsOf(List.of())));
        crowd.assertReads(LIMIT, "disbursement.bill_payment", this::manyPayments, () -> payments.find(newest()));
    }

    private void manyBills() {
        crowd.gather("disbursement.expense_bill", one("bill_number", bill.path("billNumber")), """
                'id', gen_random_uuid(), 'bill_number', 'EVERYBODY-' || n, 'reference_id', 'EVERYBODY-' || n,
                'created_at', now() - n * interval '1 minute'""");
    }

    private void manyPayments() {
        crowd.gather(
                "disbursement.bill_payment",
                one("payment_number", desk.payment(bill).path("paymentNumber")),
                """
                'id', gen_random_uuid(), 'payment_number', 'EVERYBODY-' || n,
                'created_at', now() - n * interval '1 minute'""");
    }

    private static String one(String column, JsonNode value) {
        return "tenant_id = 'od.cuttack' and " + column + " = '" + value.asString() + "'";
    }

    private static BillCriteria billsOf(List<String> references) {
        return new BillCriteria(TreasuryDesk.CUTTACK, Set.of(), List.of(), references, null, null, false, LIMIT, 0);
    }

    private static PaymentCriteria newest() {
        return new PaymentCriteria(TreasuryDesk.CUTTACK, Set.of(), List.of(), Set.of(), null, LIMIT, 0);
    }
}
