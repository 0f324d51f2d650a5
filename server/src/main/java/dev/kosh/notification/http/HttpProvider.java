package dev.kosh.notification.http;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsNotSent;
import dev.kosh.notification.SmsOutcomeUnknown;
import dev.kosh.notification.SmsProvider;
import dev.kosh.outbound.Destinations;
import dev.kosh.outbound.OutboundAnswer;
import dev.kosh.outbound.OutboundFailure;
import dev.kosh.outbound.OutboundHttp;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Calls a provider over HTTP. What it surely did not take is tried again; what it may have taken is not, unless it sends
 * a message once that it gets twice.
 */
@Component
@ConditionalOnProperty(name = "kosh.sms.provider", havingValue = "http")
class HttpProvider implements SmsProvider {

    /** A proxy of the provider gave up waiting for it: the provider itself may be at work. */
    private static final Set<Integer> GATEWAY_FAILURES = Set.of(502, 504);

    /** Callers at a time: those of the outbox, and one-time passwords. */
    private static final int CALLERS = 6;

    private final HttpProviderSettings settings;
    private final CallTemplate calls;
    private @Nullable OutboundHttp http;

    HttpProvider(HttpProviderSettings settings) {
        settings.check();
        this.settings = settings;
        this.calls = new CallTemplate(settings);
    }

    @Override
    public int lines() {
        return settings.lines();
    }

    @Override
    public boolean recognisesRepeats() {
        return settings.recognisesRepeats();
    }

    @Override
    public Optional<String> deliver(Sms sms) {
        OutboundAnswer answer;
        try {
            answer = http().send(calls.callFor(sms));
        } catch (OutboundFailure failed) {
            if (failed.isNeverArrived()) {
                throw new SmsNotSent("the provider could not be reached", failed);
            }
            throw unknown("the provider did not answer", failed);
        }
        if (GATEWAY_FAILURES.contains(answer.status())) {
            throw unknown("the provider's gateway answered " + answer.status(), null);
        }
        if (!settings.successStatuses().contains(answer.status())) {
            throw new SmsNotSent("the provider answered " + answer.status());
        }
        if (matches(settings.refusalPattern(), answer)) {
            throw new SmsNotSent("the provider refused");
        }
        if (settings.successPattern() != null && !matches(settings.successPattern(), answer)) {
            throw unknown("the provider's answer is not what it should be", null);
        }
        return messageId(answer);
    }

    private RuntimeException unknown(String why, @Nullable OutboundFailure cause) {
        if (settings.recognisesRepeats()) {
            return cause == null ? new SmsNotSent(why) : new SmsNotSent(why, cause);
        }
        return cause == null ? new SmsOutcomeUnknown(why) : new SmsOutcomeUnknown(why, cause);
    }

    private static boolean matches(@Nullable Pattern pattern, OutboundAnswer answer) {
        return pattern != null && pattern.matcher(answer.body()).find();
    }

    private Optional<String> messageId(OutboundAnswer answer) {
        Pattern pattern = settings.messageIdPattern();
        if (pattern == null) {
            return Optional.empty();
        }
        Matcher id = pattern.matcher(answer.body());
        return id.find() ? Optional.ofNullable(id.group(Math.min(1, id.groupCount()))) : Optional.empty();
    }

    private synchronized OutboundHttp http() {
        if (http == null) {
            http = new OutboundHttp(Destinations.any(), settings.lines() * CALLERS);
        }
        return http;
    }

    @PreDestroy
    synchronized void stop() {
        if (http != null) {
            http.close();
        }
    }
}
