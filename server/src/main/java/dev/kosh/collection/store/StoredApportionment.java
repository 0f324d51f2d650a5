package dev.kosh.collection.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kosh.billing.Apportionment;
import dev.kosh.wire.Money;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The compact column {@code receipt.apportionment}, and JSON of collection's other columns. */
final class StoredApportionment {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectReader READER = JSON.readerFor(Share[].class);

    private record Advance(UUID id, String h, long r) {}

    private record Share(long p, long[] j, @Nullable Advance a) {}

    private StoredApportionment() {}

    static Apportionment read(String json) {
        Share[] shares = READER.readValue(json);
        return new Apportionment(
                Arrays.stream(shares).map(StoredApportionment::toShare).toList());
    }

    private static Apportionment.Share toShare(Share stored) {
        List<Money> adjusted = Arrays.stream(stored.j).mapToObj(Money::ofPaise).toList();
        Advance advance = stored.a;
        return new Apportionment.Share(
                Money.ofPaise(stored.p),
                adjusted,
                advance == null ? null : new Apportionment.NewAdvance(advance.id, advance.h, Money.ofPaise(advance.r)));
    }

    static JsonNode write(Apportionment apportionment) {
        List<Share> shares = apportionment.shares().stream()
                .map(share -> new Share(
                        share.paid().paise(),
                        share.adjusted().stream().mapToLong(Money::paise).toArray(),
                        share.advance() == null
                                ? null
                                : new Advance(
                                        share.advance().lineId(),
                                        share.advance().taxHeadCode(),
                                        share.advance().credit().paise())))
                .toList();
        return JSON.valueToTree(shares);
    }
}
