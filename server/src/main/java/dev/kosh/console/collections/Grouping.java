package dev.kosh.console.collections;

import dev.kosh.collection.RegisterLine;
import dev.kosh.collection.RegisterSum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the lines of the register are added up by. */
enum Grouping {
    DAY {
        @Override
        CollectionRow key(RegisterLine line) {
            return new CollectionRow(line.day(), null, null, RegisterSum.NOTHING);
        }
    },
    MODE {
        @Override
        CollectionRow key(RegisterLine line) {
            return new CollectionRow(null, line.mode(), null, RegisterSum.NOTHING);
        }
    },
    /** Nothing is added up: a row for each day, mode and service. */
    LINE {
        @Override
        CollectionRow key(RegisterLine line) {
            return new CollectionRow(line.day(), line.mode(), line.businessService(), RegisterSum.NOTHING);
        }
    };

    /** What a row is about, without its sum. */
    abstract CollectionRow key(RegisterLine line);

    /** Rows by day, then by mode, then by service. */
    List<CollectionRow> rows(List<RegisterLine> lines) {
        Map<CollectionRow, RegisterSum> sums =
                this == MODE ? new TreeMap<>(CollectionRow.BY_MODE) : new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(key(line), line.sum(), RegisterSum::plus));
        return sums.entrySet().stream()
                .map(each -> each.getKey().with(each.getValue()))
                .toList();
    }
}
