package dev.kosh.collection.papers;

import dev.kosh.billing.Apportionment;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.collection.PaidBy;
import dev.kosh.collection.Payment;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.Receipt;
import dev.kosh.collection.store.ReceiptCodeStore;
import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.wire.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Receipts on paper: one after the other, each whole (docs/contract/collection.md, papers). */
@Component
class ReceiptPaper {

    /** Their money counts when the bank has paid it. */
    private static final Set<PaymentMode> SUBJECT_TO_REALISATION = EnumSet.of(PaymentMode.CHEQUE, PaymentMode.DD);

    private final PaperTexts texts;
    private final PaperNames names;
    private final AmountInWords words;
    private final ReceiptCodeStore codes;
    private final Verification verification;
    private final Clock clock;

    ReceiptPaper(
            PaperTexts texts,
            PaperNames names,
            AmountInWords words,
            ReceiptCodeStore codes,
            Verification verification,
            Clock clock) {
        this.texts = texts;
        this.names = names;
        this.words = words;
        this.codes = codes;
        this.verification = verification;
        this.clock = clock;
    }

    byte[] pdf(Paper paper, List<Payment> payments) {
        String title = texts.get(paper.language(), "receipt.title");
        try (Page page = new Page(texts, paper.language(), paper.size(), title)) {
            page.footer(page.say("printed-at", Periods.dateTime(clock.instant())));
            boolean first = true;
            for (Payment payment : payments) {
                Map<UUID, String> codeByReceipt = codes.codes(payment);
                for (Receipt receipt : payment.receipts()) {
                    if (!first) {
                        page.space().rule().space();
                    }
                    first = false;
                    write(page, payment, receipt, paper.duplicate(), String.valueOf(codeByReceipt.get(receipt.id())));
                }
            }
            return page.bytes();
        }
    }

    private void write(Page page, Payment payment, Receipt receipt, boolean duplicate, String code) {
        String service = receipt.bill().businessService();
        if (payment.isUndone()) {
            page.across(page.say("status." + payment.status()));
        } else if (duplicate) {
            page.across(page.say("duplicate"));
        }
        page.title(names.tenant(payment.tenantId()))
                .heading(names.service(payment.tenantId(), service))
                .heading(page.say("receipt.title"));
        if (duplicate) {
            page.banner(page.say("duplicate"));
        }
        if (payment.isUndone()) {
            page.banner(page.say(
                    "undone." + payment.status(),
                    Periods.date(Instant.ofEpochMilli(payment.audit().lastModifiedTime()))));
            page.pair("reason", payment.reason());
        }
        identity(page, payment, receipt);
        page.rule();
        payer(page, payment);
        instrument(page, payment);
        page.space().table(columns(page), rows(page, payment, receipt));
        sums(page, receipt);
        page.space().code(verification.address(code), page.say("verify.purpose"));
        if (SUBJECT_TO_REALISATION.contains(payment.mode())) {
            page.small(page.say("subject-to-realisation"));
        }
        page.small(page.say("no-signature"));
    }

    private static void identity(Page page, Payment payment, Receipt receipt) {
        page.strongPair("receipt-number", String.valueOf(receipt.number()))
                .pair("receipt-date", Periods.dateTime(receipt.date()))
                .pair("consumer-code", receipt.bill().consumerCode())
                .pair("bill-number", receipt.bill().billNumber())
                .pair("period", Periods.span(earliest(receipt), latest(receipt)))
                .pair("status", page.say("status." + payment.status()))
                .pair("manual-receipt-number", receipt.manualReceiptNumber())
                .pair(
                        "manual-receipt-date",
                        receipt.manualReceiptDate() == null ? null : Periods.date(receipt.manualReceiptDate()));
    }

    private static Instant earliest(Receipt receipt) {
        return receipt.bill().details().stream()
                .map(BillDetail::periodFrom)
                .min(Instant::compareTo)
                .orElse(receipt.date());
    }

    private static Instant latest(Receipt receipt) {
        return receipt.bill().details().stream()
                .map(BillDetail::periodTo)
                .max(Instant::compareTo)
                .orElse(receipt.date());
    }

    private static void payer(Page page, Payment payment) {
        PaidBy paidBy = payment.paidBy();
        page.pair("payer-name", paidBy.payerName())
                .pair("mobile-number", paidBy.mobileNumber())
                .pair("payer-address", paidBy.address())
                .pair("paid-by", paidBy.name());
    }

    private static void instrument(Page page, Payment payment) {
        page.pair("payment-mode", page.say("mode." + payment.mode()));
        if (payment.mode() != PaymentMode.CASH) {
            page.pair("instrument-number", payment.instrumentNumber())
                    .pair(
                            "instrument-date",
                            payment.instrumentDate() == null ? null : Periods.date(payment.instrumentDate()))
                    .pair("ifsc", payment.ifsc());
        }
        page.pair("transaction-number", payment.transactionNumber());
    }

    private static List<Column> columns(Page page) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(page.say("tax-head"), page.isRoll() ? 4 : 5, Align.LEFT));
        if (!page.isRoll()) {
            columns.add(new Column(page.say("period"), 3, Align.LEFT));
        }
        columns.add(new Column(page.say("due"), 3, Align.RIGHT));
        columns.add(new Column(page.say("paid"), 3, Align.RIGHT));
        return columns;
    }

    /** What was due and what the payment put there, line by line; oldest period first, as it was paid. */
    private List<List<String>> rows(Page page, Payment payment, Receipt receipt) {
        List<List<String>> rows = new ArrayList<>();
        Apportionment apportionment = receipt.apportionment();
        List<BillDetail> details = receipt.bill().details();
        for (int i = 0; i < details.size(); i++) {
            BillDetail detail = details.get(i);
            Apportionment.Share share =
                    apportionment == null ? null : apportionment.shares().get(i);
            String period = Periods.span(detail.periodFrom(), detail.periodTo());
            for (int line = 0; line < detail.lines().size(); line++) {
                BillLine each = detail.lines().get(line);
                Money paid = share == null ? Money.ZERO : share.adjusted().get(line);
                rows.add(row(page, head(payment, receipt, each.taxHeadCode()), period, each.amount(), paid));
            }
            Apportionment.NewAdvance advance = share == null ? null : share.advance();
            if (advance != null) {
                rows.add(
                        row(page, head(payment, receipt, advance.taxHeadCode()), period, Money.ZERO, advance.credit()));
            }
        }
        return rows;
    }

    private String head(Payment payment, Receipt receipt, String code) {
        return names.head(payment.tenantId(), receipt.bill().businessService(), code);
    }

    private static List<String> row(Page page, String head, String period, Money due, Money paid) {
        return page.isRoll()
                ? List.of(head + " " + period, IndianDigits.of(due), IndianDigits.of(paid))
                : List.of(head, period, IndianDigits.of(due), IndianDigits.of(paid));
    }

    private void sums(Page page, Receipt receipt) {
        Money rest = receipt.due().minus(receipt.paid());
        page.space()
                .pair("total-due", IndianDigits.rupees(receipt.due()))
                .strongPair("total-paid", IndianDigits.rupees(receipt.paid()));
        if (rest.isPositive()) {
            page.pair("pending", IndianDigits.rupees(rest));
        } else if (rest.isNegative()) {
            page.pair("excess", IndianDigits.rupees(rest.negated()));
        }
        page.strong(words.of(receipt.paid(), page.language()));
    }
}
