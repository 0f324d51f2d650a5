package dev.kosh.treasury.envelope;

import dev.kosh.treasury.TreasurySettings;
import tools.jackson.databind.json.JsonMapper;

/** Classifiers for tests of other packages. */
public final class Classifiers {

    private Classifiers() {}

    public static OutcomeClassifier with(JsonMapper json, TreasurySettings settings) {
        AnswerBodies bodies = new AnswerBodies(json);
        return new OutcomeClassifier(bodies, new AnswerReader(bodies, settings));
    }
}
