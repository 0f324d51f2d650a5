package dev.kosh.disbursement.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kosh.simulator.BooksView;
import dev.kosh.simulator.BooksView.BeneficiaryView;
import dev.kosh.simulator.BooksView.BillView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our books and the treasury's, side by side. */
final class YearBooks {

    private final JdbcClient jdbc;
    private final BooksView treasury;
    private final List<String> messages;
    private final LocalDate today;
    private final List<Attempt> ours;
    private final Map<String, BeneficiaryView> theirs = new HashMap<>();

    YearBooks(JdbcClient jdbc, BooksView treasury, List<String> messages, LocalDate today) {
        this.jdbc = jdbc;
        this.treasury = treasury;
        this.messages = messages;
        this.today = today;
        this.ours = attempts();
        for (BillView bill : treasury.bills()) {
            bill.beneficiaries().forEach(row -> theirs.put(key(bill.number(), row.benefId()), row));
        }
    }

    /** One of our tries to pay a line item. */
    private record Attempt(String number, String benefId, String lineItem, String status, long paise, boolean latest) {}

    private List<Attempt> attempts() {
        return jdbc.sql("""
                        select pi.pi_number, payment.beneficiary_number, line.line_item_id, payment.payment_status,
                               line.amount_paise, payment.is_latest_attempt
                        from disbursement.beneficiary payment
                        join disbursement.payment_instruction pi
                            on pi.tenant_id = payment.tenant_id and pi.id = payment.pi_id
                        join disbursement.beneficiary_line_item line
                            on line.tenant_id = payment.tenant_id and line.beneficiary_id = payment.id
                        """)
                .query((row, number) -> new Attempt(
                        row.getString("pi_number"),
                        row.getString("beneficiary_number"),
                        row.getString("line_item_id"),
                        row.getString("payment_status"),
                        row.getLong("amount_paise"),
                        row.getBoolean("is_latest_attempt")))
                .list();
    }

    private static String key(String number, String benefId) {
        return number + " " + benefId;
    }

    private boolean cameBack(BeneficiaryView row) {
        return row.challanDate() != null && !LocalDate.parse(row.challanDate()).isAfter(today);
    }

    private boolean holdsMoney(@Nullable BeneficiaryView row) {
        return row != null && row.voucherNo() != null && !cameBack(row);
    }

    /** Payments that came back. */
    long failures() {
        return treasury.bills().stream()
                .flatMap(bill -> bill.beneficiaries().stream())
                .filter(this::cameBack)
                .count();
    }

    /** How often several payments of one bill came back on the same day, so that one answer told of them. */
    long nightsWithTwoFailuresOfABill() {
        return treasury.bills().stream()
                .flatMap(bill -> bill.beneficiaries().stream()
                        .filter(this::cameBack)
                        .collect(Collectors.groupingBy(BeneficiaryView::challanDate, Collectors.counting()))
                        .values()
                        .stream())
                .filter(together -> together > 1)
                .count();
    }

    long instructions(String condition) {
        return one("select count(*) from disbursement.payment_instruction where " + condition);
    }

    /** Everything that must be true of the books. */
    void hold() {
        nobodyIsPaidTwice();
        eachPaymentStandsAsTheTreasuryHasIt();
        everyFailureIsFoundOnce();
        everyRupeeIsAccountedFor();
        everybodyIsToldOnce();
    }

    /** Each wage is held by its worker once at most, whatever instructions tried to pay it. */
    private void nobodyIsPaidTwice() {
        assertThat(treasury.paidTwice()).isEmpty();
        Map<String, List<String>> heldFor = new TreeMap<>();
        for (Attempt attempt : ours) {
            if (holdsMoney(theirs.get(key(attempt.number(), attempt.benefId())))) {
                heldFor.computeIfAbsent(attempt.lineItem(), item -> new ArrayList<>())
                        .add(attempt.number());
            }
        }
        assertThat(heldFor).isNotEmpty();
        assertThat(heldFor.values()).allSatisfy(by -> assertThat(by).hasSize(1));
    }

    /** Status of each payment here is what became of it there. */
    private void eachPaymentStandsAsTheTreasuryHasIt() {
        List<String> differences = new ArrayList<>();
        for (Attempt attempt : ours) {
            BeneficiaryView row = theirs.get(key(attempt.number(), attempt.benefId()));
            String expected =
                    row == null || row.voucherNo() == null ? "unpaid" : cameBack(row) ? "FAILED" : "SUCCESSFUL";
            boolean paid = attempt.status().equals("FAILED") || attempt.status().equals("SUCCESSFUL");
            if (!expected.equals(paid ? attempt.status() : "unpaid")) {
                differences.add(attempt + " but " + row);
            }
        }
        assertThat(differences)
                .as("payments that stand elsewhere at the treasury")
                .isEmpty();
        assertThat(theirs).hasSizeLessThanOrEqualTo(ours.size());
        assertThat(ours.stream().map(attempt -> key(attempt.number(), attempt.benefId())))
                .as("the treasury has nothing that is not ours")
                .containsAll(theirs.keySet());
    }

    /** Every transfer that came back is one failure here, and no other is. */
    private void everyFailureIsFoundOnce() {
        List<String> there = treasury.bills().stream()
                .flatMap(bill -> bill.beneficiaries().stream()
                        .filter(this::cameBack)
                        .map(row -> key(bill.number(), row.benefId())))
                .toList();
        List<String> here =
                jdbc.sql("""
                        select pi.pi_number || ' ' || payment.beneficiary_number
                        from disbursement.failure_event event
                        join disbursement.payment_instruction pi
                            on pi.tenant_id = event.tenant_id and pi.id = event.pi_id
                        join disbursement.beneficiary payment
                            on payment.tenant_id = event.tenant_id and payment.id = event.beneficiary_id
                        where event.kind = 'FAILURE' and event.state = 'APPLIED'
                        """).query((row, number) -> row.getString(1)).list();
        assertThat(here).containsExactlyInAnyOrderElementsOf(there);
        assertThat(one("select count(*) from disbursement.failure_event where state in ('QUARANTINED',"
                        + " 'WAITING_CONTEXT')"))
                .as("failures that wait for somebody")
                .isZero();
    }

    /** What left, what came back and what lies with the workers is the same on both sides. */
    private void everyRupeeIsAccountedFor() {
        assertThat(treasury.debitedPaise()).isEqualTo(treasury.creditedPaise() + treasury.inSuspensePaise());
        assertThat(ours.stream()
                        .filter(attempt -> attempt.status().equals("SUCCESSFUL"))
                        .mapToLong(Attempt::paise)
                        .sum())
                .as("with the workers")
                .isEqualTo(treasury.creditedPaise());
        assertThat(one("""
                        select coalesce(sum(case kind when 'SUSPENSE_IN' then amount_paise
                                                      when 'SUSPENSE_OUT' then -amount_paise else 0 end), 0)
                        from disbursement.ledger_entry
                        """)).as("in suspense").isEqualTo(treasury.inSuspensePaise());
        Map<String, Long> spent = new HashMap<>();
        jdbc.sql("""
                        select sanction.master_allotment_id as id,
                               sum(case entry.kind when 'DEBIT' then amount_paise when 'REVERSAL' then -amount_paise
                                                   else 0 end)::bigint as paise
                        from disbursement.ledger_entry entry
                        join disbursement.sanction
                            on sanction.tenant_id = entry.tenant_id and sanction.id = entry.sanction_id
                        group by sanction.master_allotment_id
                        """).query(row -> {
            spent.put(row.getString("id"), row.getLong("paise"));
        });
        assertThat(spent).as("spent of each sanction").isEqualTo(treasury.acceptedPaise());
        assertThat(one("select coalesce(sum(reserved_paise), 0) from disbursement.fund"))
                .as("reserved for nothing")
                .isEqualTo(one("""
                        select coalesce(sum(net_paise), 0) from disbursement.payment_instruction
                        where pi_type = 'ORIGINAL' and pi_status = 'PENDING'
                        """));
    }

    /** One message for each failure and one for each payment, those among them that came back later. */
    private void everybodyIsToldOnce() {
        int failures = (int) failures();
        assertThat(messages.stream().filter(text -> text.contains(" is failed. ")))
                .as("messages of failures")
                .hasSize(failures)
                .doesNotHaveDuplicates();
        int paid = (int) one("select count(*) from disbursement.beneficiary where payment_status = 'SUCCESSFUL'");
        assertThat(messages.stream().filter(text -> text.contains(" is made to ")))
                .as("messages of payments")
                .hasSizeBetween(paid, paid + failures)
                .doesNotHaveDuplicates();
    }

    /** The same for two years that ended alike: every try of every payment, and every call with what it brought. */
    String fingerprint() {
        return jdbc.sql("""
                        select md5(string_agg(line, chr(10) order by line collate "C"))
                        from (
                            select concat_ws(' ', pi.pi_number, pi.pi_type, pi.pi_status, payment.beneficiary_number,
                                             payment.payment_status, payment.amount_paise, payment.attempt,
                                             payment.payee_id)
                            from disbursement.beneficiary payment
                            join disbursement.payment_instruction pi
                                on pi.tenant_id = payment.tenant_id and pi.id = payment.pi_id
                        ) as ended (line)
                        """).query((row, number) -> row.getString(1)).single();
    }

    private long one(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getLong(1)).single();
    }
}
