package dev.kosh.sandbox.treasury;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whoever names a treasury of his own ({@code jit.base-url}) wants that one. */
class NoOtherTreasury implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("jit.base-url", "").isBlank();
    }
}
