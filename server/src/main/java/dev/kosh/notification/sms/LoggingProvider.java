package dev.kosh.notification.sms;

import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsProvider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Sends nothing and says so: for the sandbox, and for a start before the contract with a carrier is signed. */
@Component
@ConditionalOnProperty(name = "kosh.sms.provider", havingValue = "log", matchIfMissing = true)
class LoggingProvider implements SmsProvider {

    private static final Logger log = LoggerFactory.getLogger(LoggingProvider.class);

    @Override
    public Optional<String> deliver(Sms sms) {
        log.info("SMS {} of {} in {} to {}", sms.template(), sms.tenantId(), sms.locale(), sms.number());
        return Optional.empty();
    }
}
