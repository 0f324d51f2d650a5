package dev.kosh.notification.sms;

import dev.kosh.notification.MobileNumber;
import dev.kosh.notification.Sms;
import dev.kosh.notification.SmsMessage;
import dev.kosh.notification.SmsProvider;
import dev.kosh.notification.SmsSender;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes the text from its template, hands it to the provider and notes what became of it. */
@Service
class TemplatedSms implements SmsSender {

    private static final Logger log = LoggerFactory.getLogger(TemplatedSms.class);

    private static final int MOST_CHARACTERS = 1_000;
    private static final int LONGEST_REFERENCE = 200;

    /** Code of the text that stands for a value that is not known: {@code fallback.owner_name}. */
    private static final String FALLBACK = "fallback.";

    private final Texts texts;
    private final SmsTable table;
    private final SmsProvider provider;
    private final SmsSettings settings;

    TemplatedSms(Texts texts, SmsTable table, SmsProvider provider, SmsSettings settings) {
        this.settings = settings;
        this.texts = texts;
        this.table = table;
        this.provider = provider;
    }

    @Override
    public boolean isEnabled() {
        return settings.enabled();
    }

    @Override
    public Map<SmsMessage, RuntimeException> sendAll(List<SmsMessage> messages) {
        if (!isEnabled()) {
            return Map.of();
        }
        Map<SmsMessage, RuntimeException> failures = new LinkedHashMap<>();
        Map<SmsMessage, Sms> ready = new LinkedHashMap<>();
        for (SmsMessage message : messages) {
            try {
                composed(message).ifPresent(sms -> ready.put(message, sms));
            } catch (IllegalArgumentException wrongMessage) {
                failures.put(message, wrongMessage);
            }
        }
        List<SmsMessage> sent = new ArrayList<>();
        for (SmsMessage message : table.begin(ready)) {
            try {
                provider.deliver(Objects.requireNonNull(ready.get(message)));
                sent.add(message);
            } catch (RuntimeException notSent) {
                // Whatever it is: those before it were sent, and must not be sent again for its sake.
                failures.put(message, notSent);
            }
        }
        table.sent(sent);
        return failures;
    }

    /** Empty when there is no number to send to. */
    private Optional<Sms> composed(SmsMessage message) {
        if (message.reference().length() > LONGEST_REFERENCE) {
            throw new IllegalArgumentException("reference of an SMS exceeds " + LONGEST_REFERENCE + " characters");
        }
        String text = text(message);
        Optional<MobileNumber> number = MobileNumber.in(message.mobileNumber());
        if (number.isEmpty()) {
            log.info("No mobile number to send {} {} to", message.template(), message.reference());
        }
        return number.map(digits -> new Sms(message.tenantId(), message.template(), message.locale(), digits, text));
    }

    private String text(SmsMessage message) {
        String template = texts.text(message.tenantId(), message.locale(), message.template())
                .orElseThrow(() -> new IllegalArgumentException("no SMS template " + message.template()));
        String text = Placeholders.fill(template, values(message));
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private Map<String, @Nullable String> values(SmsMessage message) {
        Map<String, @Nullable String> values = new HashMap<>();
        message.values().forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            values.put(key, value != null && !value.isBlank() ? value : fallback(message, key));
        });
        return values;
    }

    private @Nullable String fallback(SmsMessage message, String name) {
        return texts.text(message.tenantId(), message.locale(), FALLBACK + name).orElse(null);
    }
}
