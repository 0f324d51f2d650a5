package dev.kosh.disbursement;

import dev.kosh.disbursement.polls.AnswerRow;
import dev.kosh.wire.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One row of an answer to VA that can be booked.
 *
 * @param sanctionBalance what of the sanction is not allotted yet, after this row
 */
public record AllotmentRow(
        String masterAllotmentId,
        String ssuAllotmentId,
        int serialNumber,
        AllotmentKind kind,
        Money amount,
        Money sanctionBalance,
        LocalDate date) {

    /** Why a row cannot be booked. */
    public enum Obstacle {
        UNREADABLE,
        UNKNOWN_TYPE,
        UNKNOWN_SANCTION
    }

    /** Empty when a member is missing or has not its form. */
    static Optional<AllotmentRow> read(JsonNode row, AllotmentKind kind) {
        String master = text(row, "mstAllotmentDistId");
        String allotment = text(row, "ssuAllotmentId");
        Optional<LocalDate> date = TreasuryDates.day(text(row, "allotmentDate"));
        try {
            if (master.isEmpty() || allotment.isEmpty() || date.isEmpty()) {
                return Optional.empty();
            }
            Money amount = Money.ofRupees(new BigDecimal(text(row, "allotmentAmount")));
            return amount.isNegative()
                    ? Optional.empty()
                    : Optional.of(new AllotmentRow(
                            master,
                            allotment,
                            new BigDecimal(text(row, "allotmentTxnSlNo")).intValueExact(),
                            kind,
                            amount,
                            Money.ofRupees(new BigDecimal(text(row, "availableBalance"))),
                            date.get()));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            return Optional.empty();
        }
    }

    static Optional<AllotmentKind> kind(JsonNode row) {
        return AllotmentKind.ofWire(text(row, "allotmentTxnType"));
    }

    private static String text(JsonNode row, String member) {
        return Objects.requireNonNullElse(new AnswerRow(row).text(member), "");
    }

    /** What the sanction amounted to in all, seen from its initial allotment. */
    public Money sanctioned() {
        return sanctionBalance.plus(amount);
    }

    /** What the row adds to what is allotted. */
    public Money effect() {
        return kind == AllotmentKind.WITHDRAWAL ? amount.negated() : amount;
    }
}
