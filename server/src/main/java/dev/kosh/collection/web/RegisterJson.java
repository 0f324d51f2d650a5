package dev.kosh.collection.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kosh.collection.PaymentMode;
import dev.kosh.collection.RegisterCriteria;
import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterSum;
import dev.kosh.wire.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The collection register as the wire has it: its lines, and these added up. Days are Indian, as {@code 2026-11-20}. */
record RegisterJson(
        String tenantId,
        String fromDate,
        String toDate,
        List<LineJson> lines,
        List<DayJson> days,
        List<ModeJson> modes,
        SumJson total) {

    record SumJson(long receipts, Money amount, long undoneReceipts, Money undoneAmount, Money netAmount) {

        static SumJson of(RegisterSum sum) {
            return new SumJson(sum.receipts(), sum.received(), sum.undoneReceipts(), sum.undone(), sum.net());
        }
    }

    record LineJson(
            String date,
            String tenantId,
            String paymentMode,
            String businessService,
            @JsonUnwrapped SumJson sum) {}

    record DayJson(String date, @JsonUnwrapped SumJson sum) {}

    record ModeJson(String paymentMode, @JsonUnwrapped SumJson sum) {}

    static RegisterJson of(String tenantId, RegisterCriteria criteria, List<RegisterLine> lines) {
        return new RegisterJson(
                tenantId,
                criteria.from().toString(),
                criteria.to().toString(),
                lines.stream().map(RegisterJson::line).toList(),
                sums(lines, line -> line.day().toString()).entrySet().stream()
                        .map(day -> new DayJson(day.getKey(), SumJson.of(day.getValue())))
                        .toList(),
                sums(lines, RegisterLine::mode).entrySet().stream()
                        .map(RegisterJson::mode)
                        .toList(),
                SumJson.of(lines.stream().map(RegisterLine::sum).reduce(RegisterSum.NOTHING, RegisterSum::plus)));
    }

    private static LineJson line(RegisterLine line) {
        return new LineJson(
                line.day().toString(),
                line.tenantId().value(),
                line.mode().name(),
                line.businessService(),
                SumJson.of(line.sum()));
    }

    private static ModeJson mode(Map.Entry<PaymentMode, RegisterSum> mode) {
        return new ModeJson(mode.getKey().name(), SumJson.of(mode.getValue()));
    }

    private static <K extends Comparable<K>> Map<K, RegisterSum> sums(
            List<RegisterLine> lines, Function<RegisterLine, K> key) {
        return lines.stream().collect(Collectors.toMap(key, RegisterLine::sum, RegisterSum::plus, TreeMap::new));
    }
}
