package dev.kosh.disbursement.progress;

import dev.kosh.disbursement.PaymentAdvice;
import dev.kosh.disbursement.TreasuryDates;
import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.wire.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What PAG answers about one instruction.
 *
 * @param advice null while a member is missing that later calls need: the advice is not made yet
 * @param payments as the treasury advised them
 */
record AdviceAnswer(@Nullable PaymentAdvice advice, List<Advised> payments) {

    /** One payment of the advice. */
    record Advised(
            @Nullable String benfId,
            @Nullable String accountNumber,
            @Nullable String ifsc,
            @Nullable Money amount) {

        /** Without the account number. */
        @Override
        public String toString() {
            return "Advised[%s, %s]".formatted(benfId, amount);
        }
    }

    /** The row about one instruction; empty when there is none. */
    static Optional<AdviceAnswer> read(Iterable<JsonNode> data, String piNumber) {
        for (AnswerRow row : AnswerRow.all(data)) {
            if (row.names(piNumber, "billNo", "billNumber")) {
                return Optional.of(new AdviceAnswer(advice(row), payments(row)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable PaymentAdvice advice(AnswerRow row) {
        String reference = row.text("onlineBillRefNo", "billRefNo");
        String adviceId = row.text("adviceId");
        String tokenNumber = row.text("tokenNumber", "tokenNo");
        String tokenDate = row.text("tokenDate");
        if (reference == null || adviceId == null || tokenNumber == null || tokenDate == null) {
            return null;
        }
        String adviceDate = row.text("adviceDate");
        return new PaymentAdvice(
                reference,
                financialYear(row.text("finYear"), tokenDate, adviceDate),
                adviceId,
                adviceDate,
                tokenNumber,
                tokenDate,
                null,
                null);
    }

    /** The treasury's own word counts; else the year of the token. */
    private static @Nullable String financialYear(
            @Nullable String told, String tokenDate, @Nullable String adviceDate) {
        if (told != null) {
            return told;
        }
        Optional<LocalDate> day = TreasuryDates.day(tokenDate).or(() -> TreasuryDates.day(adviceDate));
        return day.map(TreasuryDates::financialYear).orElse(null);
    }

    private static List<Advised> payments(AnswerRow row) {
        return row.rows("benfList").stream()
                .map(each -> new Advised(
                        each.text("benfId", "benefId"),
                        each.text("benfAccountNo", "benfAcctNo"),
                        each.text("benfBankIfscCode"),
                        each.money("amount")))
                .toList();
    }
}
