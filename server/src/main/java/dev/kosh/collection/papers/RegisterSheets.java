package dev.kosh.collection.papers;

import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterSum;
import dev.kosh.collection.RemittanceSlip;
import dev.kosh.masters.BusinessService;
import dev.kosh.masters.Masters;
import dev.kosh.wire.BusinessCalendar;
import dev.kosh.wire.Money;
import dev.kosh.wire.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The collection register and the remittance slip as sheets. */
@Component
public class RegisterSheets {

    private final PaperTexts texts;
    private final AmountInWords words;
    private final Masters masters;

    RegisterSheets(PaperTexts texts, AmountInWords words, Masters masters) {
        this.texts = texts;
        this.words = words;
        this.masters = masters;
    }

    /** A row for each line, and one with the totals. */
    public Sheet register(List<RegisterLine> lines, PaperLanguage language) {
        List<List<Object>> rows = new ArrayList<>();
        RegisterSum total = RegisterSum.NOTHING;
        for (RegisterLine line : lines) {
            rows.add(row(
                    List.of(
                            line.day(),
                            line.tenantId().value(),
                            texts.get(language, "mode." + line.mode()),
                            service(line.tenantId(), line.businessService())),
                    line.sum()));
            total = total.plus(line.sum());
        }
        rows.add(row(List.of(texts.get(language, "total"), "", "", ""), total));
        return new Sheet(
                texts.get(PaperLanguage.ENGLISH, "register.title"),
                headings(
                        language,
                        "date",
                        "tenant",
                        "payment-mode",
                        "service",
                        "register.receipts",
                        "register.received",
                        "register.undone-receipts",
                        "register.undone",
                        "register.net"),
                rows);
    }

    private static List<Object> row(List<Object> what, RegisterSum sum) {
        return Stream.concat(
                        what.stream(),
                        Stream.of(sum.receipts(), sum.received(), sum.undoneReceipts(), sum.undone(), sum.net()))
                .toList();
    }

    private String service(TenantId tenant, String code) {
        return masters.billing(tenant)
                .flatMap(known -> known.service(code))
                .map(BusinessService::name)
                .orElse(code);
    }

    /** A row for the cash, one for each instrument, the total, and the total in words. */
    public Sheet slip(RemittanceSlip slip, PaperLanguage language) {
        List<List<Object>> rows = new ArrayList<>();
        String payments = texts.get(language, "slip.cash-payments", slip.cashPayments());
        rows.add(List.of(texts.get(language, "mode.CASH"), "", "", "", payments, slip.cash()));
        for (RemittanceSlip.Instrument each : slip.instruments()) {
            rows.add(List.of(
                    texts.get(language, "mode." + each.mode()),
                    each.number() == null ? "" : each.number(),
                    each.date() == null ? "" : BusinessCalendar.dateOf(each.date()),
                    each.ifsc() == null ? "" : each.ifsc(),
                    String.join(" ", each.receiptNumbers()),
                    each.amount()));
        }
        Money total = slip.total();
        rows.add(List.of(texts.get(language, "total"), "", "", "", "", total));
        rows.add(List.of(words.of(total, language), "", "", "", "", ""));
        return new Sheet(
                texts.get(PaperLanguage.ENGLISH, "slip.title"),
                headings(
                        language,
                        "payment-mode",
                        "instrument-number",
                        "instrument-date",
                        "ifsc",
                        "receipt-numbers",
                        "amount"),
                rows);
    }

    private List<String> headings(PaperLanguage language, String... codes) {
        return Stream.of(codes).map(code -> texts.get(language, code)).toList();
    }
}
