package dev.kosh.collection.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What papers are about. */
public enum PaperKind {
    RECEIPT(
            "Payments",
            List.of(
                    "consolidatedreceipt",
                    "misc-receipt",
                    "property-receipt",
                    "tradelicense-receipt",
                    "ws-onetime-receipt")),
    BILL("Bill", List.of("consolidatedbill", "property-bill", "tradelicense-bill", "ws-bill"));

    private final String member;
    private final List<String> keys;

    PaperKind(String member, List<String> keys) {
        this.member = member;
        this.keys = keys;
    }

    /** The kind that a key of the PDF service means; each of its keys is the same paper here. */
    public static Optional<PaperKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.keys.contains(key)).findFirst();
    }

    /** The member of a request that names what is printed. */
    public String member() {
        return member;
    }

    /** The key when none is given. */
    public String usualKey() {
        return keys.get(0);
    }
}
