package dev.kosh;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/** A setting that cannot work ends the start with the words of whoever refused it, which name the setting. */
class WrongSetting implements FailureAnalyzer, Ordered {

    private static final Pattern NAMES_A_SETTING = Pattern.compile("(kosh|jit)\\.[a-z].*", Pattern.DOTALL);

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis told = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            boolean refuses = cause instanceof IllegalArgumentException || cause instanceof IllegalStateException;
            if (refuses && message != null && NAMES_A_SETTING.matcher(message).matches()) {
                told = new FailureAnalysis(message, null, cause);
            }
        }
        return told;
    }

    /** Before Spring Boot's own, which tell of classes and constructors. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
