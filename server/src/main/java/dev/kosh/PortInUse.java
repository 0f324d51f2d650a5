package dev.kosh;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** A port that another program has, and the setting that names another one. */
class PortInUse extends AbstractFailureAnalyzer<PortInUseException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Port " + cause.getPort() + " is taken by another program",
                "Stop that program, or name another port in KOSH_PORT",
                cause);
    }

    /** Before Spring Boot's own. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
