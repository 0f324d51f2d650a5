package dev.kosh.collection.papers;

import dev.kosh.billing.Bill;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.billing.BillStatus;
import dev.kosh.billing.UpiLinks;
import dev.kosh.documents.Align;
import dev.kosh.documents.Column;
import dev.kosh.masters.TaxHeadCategory;
import dev.kosh.wire.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Bills on paper: every head of every period, what it comes to, and how to pay (docs/contract/collection.md, papers). */
@Component
class BillPaper {

    private final PaperTexts texts;
    private final PaperNames names;
    private final AmountInWords words;
    private final UpiLinks upi;
    private final Clock clock;

    BillPaper(PaperTexts texts, PaperNames names, AmountInWords words, UpiLinks upi, Clock clock) {
        this.texts = texts;
        this.names = names;
        this.words = words;
        this.upi = upi;
        this.clock = clock;
    }

    /** What a bill is made of, as its reader thinks of it. */
    private enum Part {
        ARREARS,
        CHARGE,
        PENALTY,
        REBATE,
        ADVANCE,
        OTHER;

        static Part of(TaxHeadCategory category) {
            return switch (category) {
                case TAX, FEE, CHARGES -> CHARGE;
                case PENALTY, FINES -> PENALTY;
                case REBATE, EXEMPTION -> REBATE;
                case ADVANCE_COLLECTION -> ADVANCE;
                case OTHER -> OTHER;
            };
        }
    }

    byte[] pdf(Paper paper, List<Bill> bills) {
        String title = texts.get(paper.language(), "bill.title");
        try (Page page = new Page(texts, paper.language(), paper.size(), title)) {
            page.footer(page.say("printed-at", Periods.dateTime(clock.instant())));
            boolean first = true;
            for (Bill bill : bills) {
                if (!first) {
                    page.space().rule().space();
                }
                first = false;
                write(page, bill);
            }
            return page.bytes();
        }
    }

    private void write(Page page, Bill bill) {
        page.title(names.tenant(bill.tenantId()))
                .heading(names.service(bill.tenantId(), bill.businessService()))
                .heading(page.say("bill.title"));
        BillStatus status = bill.status() == BillStatus.ACTIVE && bill.isExpiredAt(clock.instant())
                ? BillStatus.EXPIRED
                : bill.status();
        if (status != BillStatus.ACTIVE) {
            page.banner(page.say("bill-status." + status));
        }
        page.strongPair("bill-number", bill.billNumber())
                .pair("bill-date", Periods.date(bill.billDate()))
                .pair("due-date", Periods.date(bill.expiry()))
                .pair("consumer-code", bill.consumerCode())
                .pair("period", period(bill))
                .rule()
                .pair("payer-name", bill.payer().name())
                .pair("mobile-number", bill.payer().mobileNumber())
                .pair("payer-address", bill.payer().address())
                .space()
                .table(columns(page), rows(page, bill));
        page.space();
        parts(bill).forEach((part, amount) -> {
            if (!amount.isZero()) {
                page.pair("part." + part, IndianDigits.rupees(amount));
            }
        });
        page.rule()
                .title(page.say("amount-due", IndianDigits.rupees(bill.totalAmount())))
                .strong(words.of(bill.totalAmount(), page.language()));
        upi.of(bill).ifPresent(link -> page.code(link, page.say("upi.purpose")));
        page.small(page.say("bill.note"));
        if (!page.isRoll()) {
            slip(page, bill);
        }
    }

    private static String period(Bill bill) {
        return bill.details().stream()
                .map(BillDetail::periodTo)
                .max(Instant::compareTo)
                .map(last -> Periods.span(bill.details().get(0).periodFrom(), last))
                .orElse("");
    }

    private static List<Column> columns(Page page) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(page.say("tax-head"), 5, Align.LEFT));
        if (!page.isRoll()) {
            columns.add(new Column(page.say("period"), 3, Align.LEFT));
        }
        columns.add(new Column(page.say("amount"), 3, Align.RIGHT));
        return columns;
    }

    private List<List<String>> rows(Page page, Bill bill) {
        List<List<String>> rows = new ArrayList<>();
        for (BillDetail detail : bill.details()) {
            String period = Periods.span(detail.periodFrom(), detail.periodTo());
            for (BillLine line : detail.lines()) {
                String head = names.head(bill.tenantId(), bill.businessService(), line.taxHeadCode());
                String amount = IndianDigits.of(line.amount());
                rows.add(page.isRoll() ? List.of(head + " " + period, amount) : List.of(head, period, amount));
            }
        }
        return rows;
    }

    /** All of the older periods are arrears; the newest is told by what its heads are. */
    private Map<Part, Money> parts(Bill bill) {
        Map<Part, Money> parts = new EnumMap<>(Part.class);
        int newest = bill.details().size() - 1;
        for (int i = 0; i <= newest; i++) {
            BillDetail detail = bill.details().get(i);
            if (i < newest) {
                parts.merge(Part.ARREARS, detail.amount(), Money::plus);
            } else {
                detail.lines()
                        .forEach(line -> parts.merge(
                                Part.of(names.category(bill.tenantId(), bill.businessService(), line.taxHeadCode())),
                                line.amount(),
                                Money::plus));
            }
        }
        return parts;
    }

    /** What the bearer of the bill signs for. */
    private void slip(Page page, Bill bill) {
        page.space()
                .rule()
                .heading(page.say("acknowledgement"))
                .pair("date", "____________________")
                .pair("bill-number", bill.billNumber())
                .pair("consumer-code", bill.consumerCode())
                .pair("payer-name", bill.payer().name())
                .pair("payer-address", bill.payer().address())
                .pair("total", IndianDigits.rupees(bill.totalAmount()))
                .strongPair("receivers-signature", "____________________");
    }
}
