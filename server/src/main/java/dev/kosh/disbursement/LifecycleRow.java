package dev.kosh.disbursement;

import dev.kosh.treasury.TreasuryService;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the life cycle: what an outcome of a call means for an instruction that stands in one of some statuses.
 *
 * @param afterDuplicate whether the row holds only once the treasury reported the number as a duplicate
 * @param to null when the instruction stays as it is
 * @param enables null when the outcome enables nothing
 * @param billPayment null unless the row sets the bills' payment to one status
 */
public record LifecycleRow(
        TreasuryService api,
        CallOutcome outcome,
        Set<PiStatus> from,
        boolean afterDuplicate,
        @Nullable PiStatus to,
        Reach reach,
        PaymentStatus payments,
        Message message,
        @Nullable PiAction enables,
        TreasuryService next,
        Funds funds,
        @Nullable Sms sms,
        Bills bills,
        @Nullable BillPaymentStatus billPayment,
        @Nullable ReferenceStatus billReason) {

    private static final int COLUMNS = 11;
    private static final int SHOWN_CHARACTERS = 1_000;

    /** Which payments of the instruction an outcome moves. */
    public enum Reach {
        NONE,
        ALL,
        LISTED
    }

    /** What the page shows. */
    public enum Message {
        NO_RESPONSE("On call of %s API: No response is received."),
        ERROR("On call of %s API: %s"),
        SUCCESS("On call of %s API: Response is received and updated successfully"),
        NO_FUNDS("Insufficient fund."),
        INVALID("%2$s");

        private final String form;

        Message(String form) {
            this.form = form;
        }
    }

    /** What becomes of the funds. */
    public enum Funds {
        NONE,
        KEEP,
        RELEASE,
        EXPENSE,
        REVERSE,
        SUSPENSE_IN,
        SUSPENSE_OUT
    }

    /** Which message goes to beneficiaries. */
    public enum Sms {
        PAID,
        FAILED
    }

    /** What becomes of the bills' payment. */
    public enum Bills {
        NONE,
        SET,
        COUNT,
        LINES
    }

    static LifecycleRow parse(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("a row of the life cycle has " + COLUMNS + " columns: " + line);
        }
        Set<PiStatus> from = EnumSet.noneOf(PiStatus.class);
        for (String status : cells.get(2).split(" ")) {
            if (!status.equals("new")) {
                from.add(PiStatus.valueOf(status.replace("*", "")));
            }
        }
        String[] payments = cells.get(4).split(" ");
        String[] bills = cells.get(10).split(" ");
        boolean sets = bills.length == 2;
        return new LifecycleRow(
                TreasuryService.valueOf(cells.get(0)),
                CallOutcome.valueOf(cells.get(1)),
                from,
                cells.get(2).endsWith("*"),
                cells.get(3).equals("same") ? null : PiStatus.valueOf(cells.get(3)),
                reach(payments),
                PaymentStatus.valueOf(payments[payments.length - 1]),
                Message.valueOf(cells.get(5)),
                isDash(cells.get(6)) ? null : PiAction.valueOf(cells.get(6)),
                TreasuryService.valueOf(cells.get(7)),
                funds(cells.get(8)),
                sms(cells.get(9)),
                bills(bills),
                sets ? BillPaymentStatus.valueOf(bills[0]) : null,
                sets ? ReferenceStatus.valueOf(bills[1]) : null);
    }

    private static boolean isDash(String cell) {
        return cell.equals("-");
    }

    private static Reach reach(String[] payments) {
        if (payments.length == 1) {
            return Reach.NONE;
        }
        return switch (payments[0]) {
            case "all" -> Reach.ALL;
            case "listed" -> Reach.LISTED;
            default -> throw new IllegalArgumentException("payments: " + payments[0]);
        };
    }

    private static Funds funds(String cell) {
        return switch (cell) {
            case "-" -> Funds.NONE;
            case "keep" -> Funds.KEEP;
            case "release" -> Funds.RELEASE;
            case "expense" -> Funds.EXPENSE;
            case "reverse" -> Funds.REVERSE;
            case "in" -> Funds.SUSPENSE_IN;
            case "out" -> Funds.SUSPENSE_OUT;
            default -> throw new IllegalArgumentException("funds: " + cell);
        };
    }

    private static @Nullable Sms sms(String cell) {
        return switch (cell) {
            case "-" -> null;
            case "paid" -> Sms.PAID;
            case "failed" -> Sms.FAILED;
            default -> throw new IllegalArgumentException("sms: " + cell);
        };
    }

    private static Bills bills(String[] cell) {
        if (cell.length == 2) {
            return Bills.SET;
        }
        return switch (cell[0]) {
            case "-" -> Bills.NONE;
            case "count" -> Bills.COUNT;
            case "lines" -> Bills.LINES;
            default -> throw new IllegalArgumentException("bills: " + cell[0]);
        };
    }

    boolean holdsFor(PiStatus status, boolean duplicateReported) {
        return from.contains(status) && (!afterDuplicate || duplicateReported);
    }

    /** Where an instruction goes that stands in a status. */
    public PiStatus to(PiStatus status) {
        return to == null ? status : to;
    }

    /** Info for an answer without error, else error. */
    public PageMessage.Severity severity() {
        return message == Message.SUCCESS ? PageMessage.Severity.INFO : PageMessage.Severity.ERROR;
    }

    /**
     * What the page shows, cut to what a page can bear; the whole text stays in the log.
     *
     * @param text what the treasury said, or which validation failed; needed by the rows that show it
     */
    public String page(@Nullable String text) {
        String shown = Objects.requireNonNullElse(text, "");
        return message.form.formatted(
                api, shown.length() > SHOWN_CHARACTERS ? shown.substring(0, SHOWN_CHARACTERS) : shown);
    }

    /** The entry in the status log: {@code STATUS_LOG_FD_SUCCESS}. */
    public String logStatus() {
        String end = outcome == CallOutcome.REJECTED ? outcome.name() : message.name();
        return "STATUS_LOG_" + api + "_" + end;
    }
}
