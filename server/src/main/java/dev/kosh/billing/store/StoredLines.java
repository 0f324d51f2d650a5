package dev.kosh.billing.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kosh.billing.BillDetail;
import dev.kosh.billing.BillLine;
import dev.kosh.billing.DemandDetail;
import dev.kosh.wire.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The compact columns {@code demand.details} and {@code bill.details}: lines that no query needs singly. */
final class StoredLines {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectReader DEMAND_READER = JSON.readerFor(DemandLine[].class);
    private static final ObjectReader BILL_READER = JSON.readerFor(Detail[].class);
    private static final ObjectWriter WRITER = JSON.writer();

    private StoredLines() {}

    private record DemandLine(
            UUID id, String h, long t, long c, @Nullable JsonNode x) {}

    private record Line(UUID id, UUID dd, String h, int o, long a) {}

    private record Detail(
            UUID id,
            UUID d,
            long e,
            long f,
            long t,
            @Nullable JsonNode x,
            List<Line> l) {}

    static List<DemandDetail> readDemandDetails(String json) {
        DemandLine[] lines = DEMAND_READER.readValue(json);
        return Arrays.stream(lines)
                .map(each -> new DemandDetail(each.id, each.h, Money.ofPaise(each.t), Money.ofPaise(each.c), each.x))
                .toList();
    }

    static String writeDemandDetails(List<DemandDetail> details) {
        return WRITER.writeValueAsString(details.stream()
                .map(each -> new DemandLine(
                        each.id(),
                        each.taxHeadCode(),
                        each.tax().paise(),
                        each.collected().paise(),
                        each.additionalDetails()))
                .toList());
    }

    static List<BillDetail> readBillDetails(String json) {
        Detail[] details = BILL_READER.readValue(json);
        return Arrays.stream(details).map(StoredLines::toBillDetail).toList();
    }

    private static BillDetail toBillDetail(Detail stored) {
        return new BillDetail(
                stored.id,
                stored.d,
                Instant.ofEpochMilli(stored.e),
                Instant.ofEpochMilli(stored.f),
                Instant.ofEpochMilli(stored.t),
                stored.x,
                stored.l.stream()
                        .map(each -> new BillLine(each.id, each.dd, each.h, each.o, Money.ofPaise(each.a)))
                        .toList());
    }

    static String writeBillDetails(List<BillDetail> details) {
        return WRITER.writeValueAsString(
                details.stream().map(StoredLines::toStored).toList());
    }

    private static Detail toStored(BillDetail detail) {
        return new Detail(
                detail.id(),
                detail.demandId(),
                detail.expiry().toEpochMilli(),
                detail.periodFrom().toEpochMilli(),
                detail.periodTo().toEpochMilli(),
                detail.additionalDetails(),
                detail.lines().stream()
                        .map(each -> new Line(
                                each.id(),
                                each.demandDetailId(),
                                each.taxHeadCode(),
                                each.order(),
                                each.amount().paise()))
                        .toList());
    }

    static @Nullable JsonNode readNode(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    static @Nullable String writeNode(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : WRITER.writeValueAsString(node);
    }
}
