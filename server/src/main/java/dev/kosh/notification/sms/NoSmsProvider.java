package dev.kosh.notification.sms;

import dev.kosh.notification.SmsProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** {@code kosh.sms.provider} names nobody who carries messages. */
class NoSmsProvider extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> implements Ordered {

    private final Environment environment;

    NoSmsProvider(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        return cause.getBeanType() != SmsProvider.class
                ? null
                : new FailureAnalysis(
                        "kosh.sms.provider: " + environment.getProperty("kosh.sms.provider")
                                + " is none of log, http, kafka",
                        null,
                        cause);
    }

    /** Before Spring Boot's own, which tells of constructors. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
