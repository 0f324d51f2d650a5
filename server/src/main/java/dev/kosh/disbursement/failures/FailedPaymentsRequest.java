package dev.kosh.disbursement.failures;

import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.polls.PollTarget;
import dev.kosh.wire.BusinessCalendar;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of FD and FTFPS (docs/contract/disbursement-failures.md, requests). A member whose value is not known
 * is null: such a request is not sent.
 */
final class FailedPaymentsRequest {

    private FailedPaymentsRequest() {}

    /**
     * What FD sends about one instruction.
     *
     * @param applicationName by which the treasury knows us
     */
    static ObjectNode fd(FailedPaymentsProfile profile, PollTarget pi, String applicationName) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        PaymentAdvice advice = pi.advice();
        if (profile != FailedPaymentsProfile.BILL) {
            params.put("billno", pi.number())
                    .put("billDate", TreasuryDates.date(pi.billDate()))
                    .put("adviceId", advice == null ? null : advice.adviceId())
                    .put("onlineBillRefNo", advice == null ? null : advice.billReference())
                    .put("tokenNo", advice == null ? null : advice.tokenNumber());
        }
        if (profile == FailedPaymentsProfile.BILL || profile == FailedPaymentsProfile.UNION) {
            params.put("finYear", financialYear(pi))
                    .put("extAppName", applicationName)
                    .put("billRefNo", advice == null ? null : advice.billReference())
                    .put("tokenNumber", advice == null ? null : advice.tokenNumber());
        }
        return params.put("tokenDate", advice == null ? null : advice.tokenDate());
    }

    /** What FD sends about all instructions of a voucher date. */
    static ObjectNode ofVoucherDate(LocalDate voucherDate, String applicationName) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("finYear", TreasuryDates.financialYear(voucherDate))
                .put("extAppName", applicationName)
                .put("voucherDate", voucherDate.toString());
    }

    /** What FTFPS sends: reference and token are those that FTPS gave the revised instruction itself. */
    static ObjectNode ftfps(PollTarget pi) {
        PaymentAdvice advice = pi.advice();
        return JsonNodeFactory.instance
                .objectNode()
                .put("jitCorBillNo", pi.number())
                .put("jitCorBillDate", TreasuryDates.dateTime(pi.billDate()))
                .put("billRefNo", advice == null ? null : advice.billReference())
                .put("tokenNumber", advice == null ? null : advice.tokenNumber())
                .put("tokenDate", advice == null ? null : advice.tokenDate());
    }

    /** As the advice said; else the year in which the bill was made. */
    private static @Nullable String financialYear(PollTarget pi) {
        PaymentAdvice advice = pi.advice();
        return advice != null && advice.financialYear() != null
                ? advice.financialYear()
                : TreasuryDates.financialYear(BusinessCalendar.dateOf(pi.billDate()));
    }
}
