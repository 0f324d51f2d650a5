package dev.kosh.collection.gateway;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The message says it all. */
class UnusableGatewaySettingsAnalyzer extends AbstractFailureAnalyzer<UnusableGatewaySettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableGatewaySettings cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
