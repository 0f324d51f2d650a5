package dev.kosh.wire;

import tools.jackson.databind.JsonNode;

/**
 * Another program that had to agree refused with 4xx: the caller hears its answer as it came, with status 400
 * (docs/contract/billing.md, calculators).
 */
public class RefusedElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode answer;

    /** @param answer a JSON object */
    public RefusedElsewhere(JsonNode answer) {
        super("another program refused", null, false, false);
        this.answer = answer;
    }

    public JsonNode answer() {
        return answer;
    }
}
