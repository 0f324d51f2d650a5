package dev.kosh.secrets.keyset;

import dev.kosh.secrets.KeysetUnusable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The message says it all. */
class KeysetUnusableAnalyzer extends AbstractFailureAnalyzer<KeysetUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysetUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
