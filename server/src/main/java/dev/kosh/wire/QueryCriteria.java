package dev.kosh.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that a controller takes from the query string, a component for each parameter, validated. Lists are
 * comma-separated or repeated. The name stands in the codes of its violations: {@code NotNull.<name>.<parameter>}.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryCriteria {

    String value();
}
