package dev.kosh.wire;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text carries no markup; violations have a code of the family {@code SafeHtml.<object>.<path>}. */
@Constraint(validatedBy = NoMarkupValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SafeHtml {

    /** What is let pass though it looks like markup: a regular expression; nothing. */
    String besides() default "";

    String message() default "must not contain markup";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
