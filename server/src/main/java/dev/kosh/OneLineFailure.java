package dev.kosh;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells the operator in one line of standard error why the server does not start. */
class OneLineFailure implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        String line = analysis.getDescription() + (action == null || action.isBlank() ? "" : ". " + action);
        System.err.println("kosh: " + line.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
