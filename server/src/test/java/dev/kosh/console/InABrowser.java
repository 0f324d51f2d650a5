package dev.kosh.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests in {@link Chromium}: without it they are skipped, with a word on what is missing; under {@code CI=true} they fail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InABrowser.WhereThereIsOne.class)
@interface InABrowser {

    /** Asked before anything is begun. */
    final class WhereThereIsOne implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = Chromium.missing();
            return missing.isEmpty() || "true".equals(System.getenv("CI"))
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled(Chromium.wanted(missing));
        }
    }
}
