package dev.kosh.disbursement;

import java.util.Arrays;
import java.util.Optional;

/** What an allotment does to its sanction. */
public enum AllotmentKind {
    INITIAL("Initial Allotment"),
    ADDITIONAL("Additional allotment"),
    WITHDRAWAL("Allotment withdrawal");

    private final String wireText;

    AllotmentKind(String wireText) {
        this.wireText = wireText;
    }

    /** As the treasury words it. */
    public String wireText() {
        return wireText;
    }

    /** Letter case does not matter. */
    static Optional<AllotmentKind> ofWire(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireText.equalsIgnoreCase(text.strip()))
                .findFirst();
    }
}
